package io.github.solarcloud2mqtt.history.homeassistant;

import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticHour;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A counter at a time.
 *
 * @param value what it shows
 * @param sum what it has counted, from the beginning of the statistics
 */
record CounterState(BigDecimal value, BigDecimal sum) {
    /** At the end of an hour that has both. */
    static CounterState of(StatisticHour hour) {
        return new CounterState(hour.state().orElseThrow(), hour.sum().orElseThrow());
    }

    /** As the statistics of the hour that ends with it. */
    StatisticHour hour(Instant start) {
        return new StatisticHour(start, Map.of("state", value, "sum", sum));
    }
}
