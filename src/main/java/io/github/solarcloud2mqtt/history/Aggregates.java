package io.github.solarcloud2mqtt.history;

import io.github.solarcloud2mqtt.cloud.series.SeriesAggregate;
import io.github.solarcloud2mqtt.cloud.series.SeriesResolution;
import io.github.solarcloud2mqtt.plant.PointKind;
import java.util.Optional;

/**
 * Which aggregate of a day, month or year is the value of a point: "for data that can be added up, data_type is 2 for days, 4
 * for months and years" (Sungrow Open API V1 2.8.3); day data has no total. A counter that does not start again each day has
 * its highest value at the end. Words have no aggregate.
 *
 * <pre>
 * kind of point           day    month  year
 * daily counter           peak   total  total
 * lifetime, month, year   peak   peak   peak
 * measurement             mean   mean   mean
 * status, text            -      -      -
 * </pre>
 */
final class Aggregates {
    private Aggregates() {}

    /** The aggregate of a kind of point; empty if it has none. */
    static Optional<SeriesAggregate> of(PointKind kind, SeriesResolution resolution) {
        return switch (kind) {
            case DAILY_COUNTER ->
                Optional.of(
                        resolution == SeriesResolution.MONTHS || resolution == SeriesResolution.YEARS
                                ? SeriesAggregate.TOTAL
                                : SeriesAggregate.PEAK);
            case LIFETIME_COUNTER, PERIOD_COUNTER -> Optional.of(SeriesAggregate.PEAK);
            case MEASUREMENT -> Optional.of(SeriesAggregate.MEAN);
            case STATUS, TEXT -> Optional.empty();
        };
    }
}
