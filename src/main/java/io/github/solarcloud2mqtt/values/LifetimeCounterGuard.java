package io.github.solarcloud2mqtt.values;

import java.math.BigDecimal;

/**
 * Keeps a lifetime counter from going down. Clouds show such a counter as 0, or a little lower, for a moment now and
 * then; a consumer that adds up increases would count the whole life of the device once more.
 */
final class LifetimeCounterGuard {

    /** So many readings in a row have to show the drop before it is believed. */
    private static final int CONFIRMATIONS = 3;

    private BigDecimal highest;
    private int lower;

    LifetimeCounterGuard(BigDecimal first) {
        highest = first;
    }

    /**
     * Judges a value.
     *
     * @param confirms whether it comes from a new reading and not once more from the one before
     * @return the value to publish: this one, or the one before while a drop is not confirmed
     */
    BigDecimal accept(BigDecimal value, boolean confirms) {
        if (value.compareTo(highest) >= 0) {
            lower = 0;
            highest = value;
        } else if (confirms || lower == 0) {
            lower++;
        }
        if (lower >= CONFIRMATIONS) {
            lower = 0;
            highest = value;
        }
        return highest;
    }

    /** Whether the last reading was lower and is not yet believed. */
    boolean holdsBack() {
        return lower > 0;
    }

    BigDecimal highest() {
        return highest;
    }
}
