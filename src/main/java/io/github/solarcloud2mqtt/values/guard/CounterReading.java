package io.github.solarcloud2mqtt.values.guard;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * A reading of a counter, as the guards judge it.
 *
 * @param value the count in the base of the counter's unit, for example in Wh
 * @param isNew whether the data has advanced, so that the reading is not the previous one read again
 * @param limit the most that the counter can have counted in a time
 */
record CounterReading(BigDecimal value, boolean isNew, RiseLimit limit) {

    /** Whether the counter can have risen to this value. */
    boolean isPossibleRise(BigDecimal before, Duration since) {
        return limit.in(since)
                .map(most -> value.subtract(before).compareTo(most) <= 0)
                .orElse(true);
    }
}
