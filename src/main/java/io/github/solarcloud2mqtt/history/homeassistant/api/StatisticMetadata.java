package io.github.solarcloud2mqtt.history.homeassistant.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Home Assistant keeps the statistics of a sensor.
 *
 * @param statisticId the sensor's entity id
 * @param listed all that Home Assistant lists of it; the keys differ between versions
 */
public record StatisticMetadata(String statisticId, Map<String, @Nullable Object> listed) {
    private static final double ARITHMETIC_MEAN = 1;

    /** The unit of the stored values; empty for none. */
    public String unit() {
        return listed.get("statistics_unit_of_measurement") instanceof String unit ? unit : "";
    }

    /** Whether sums are kept. */
    public boolean hasSum() {
        return Boolean.TRUE.equals(listed.get("has_sum"));
    }

    /** Whether means of plain numbers are kept; those of angles are others. */
    public boolean hasMean() {
        return listed.get("mean_type") instanceof Double type
                ? type == ARITHMETIC_MEAN
                : Boolean.TRUE.equals(listed.get("has_mean"));
    }
}
