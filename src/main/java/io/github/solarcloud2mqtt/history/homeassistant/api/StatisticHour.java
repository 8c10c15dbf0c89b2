package io.github.solarcloud2mqtt.history.homeassistant.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The statistics of one hour of a sensor.
 *
 * @param start the beginning of the hour, a whole hour of UTC
 * @param values by Home Assistant's names: {@code state} and {@code sum} at the end of the hour, or {@code mean},
 *     {@code min} and {@code max}
 */
public record StatisticHour(Instant start, Map<String, BigDecimal> values) {
    public StatisticHour {
        values = Map.copyOf(values);
    }

    /** The value of a counter at the end of the hour. */
    public Optional<BigDecimal> state() {
        return Optional.ofNullable(values.get("state"));
    }

    /** What the counter has counted until the end of the hour, from any beginning. */
    public Optional<BigDecimal> sum() {
        return Optional.ofNullable(values.get("sum"));
    }
}
