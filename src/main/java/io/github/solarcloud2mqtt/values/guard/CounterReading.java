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

    /** The most that a counter grows between its last reading and the end of its period, as a factor. */
    private static final BigDecimal UNSEEN_GROWTH = new BigDecimal("1.1");

    /**
     * Whether it can be the final value of a period: the counter continued after its last reading, so that the value is
     * slightly higher.
     *
     * @param last the last reading of that period
     */
    boolean isFinalValueOf(BigDecimal last) {
        return value.compareTo(last) >= 0 && value.compareTo(last.multiply(UNSEEN_GROWTH)) <= 0;
    }

    /** Whether the counter can have increased to this value. */
    boolean isPossibleRise(BigDecimal before, Duration since) {
        return limit.in(since)
                .map(most -> value.subtract(before).compareTo(most) <= 0)
                .orElse(true);
    }
}
