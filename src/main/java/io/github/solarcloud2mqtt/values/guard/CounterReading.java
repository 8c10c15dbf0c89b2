package io.github.solarcloud2mqtt.values.guard;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * A reading of a counter, as input of a guard.
 *
 * @param value the count in the base of the counter's unit, for example in Wh
 * @param isNew whether the data has advanced, so that it is not the previous reading again
 * @param limit the largest possible increase
 */
record CounterReading(BigDecimal value, boolean isNew, RiseLimit limit) {

    /** Whether the counter can have increased to this value. */
    boolean isPossibleRise(BigDecimal before, Duration since) {
        return limit.in(since)
                .map(most -> value.subtract(before).compareTo(most) <= 0)
                .orElse(true);
    }
}
