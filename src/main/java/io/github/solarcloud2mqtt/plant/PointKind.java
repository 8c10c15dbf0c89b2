package io.github.solarcloud2mqtt.plant;

/** How the values of a measuring point behave over time. */
public enum PointKind {
    /** A number measured now, such as a power or a temperature. */
    MEASUREMENT,
    /** A counter that only grows over the life of the device, such as the total yield. */
    LIFETIME_COUNTER,
    /** A counter that restarts at zero at the plant's midnight. */
    DAILY_COUNTER,
    /** A counter that restarts with each month or year. */
    PERIOD_COUNTER,
    /** A code of a known list of words, or a word where a cloud sends words. */
    STATUS,
    /** Anything else: a number where it is one, otherwise the text. */
    TEXT;

    /** Whether the values only grow until they restart, so that the last one stays true while the device is off. */
    public boolean isCounter() {
        return this == LIFETIME_COUNTER || this == DAILY_COUNTER || this == PERIOD_COUNTER;
    }

    /** Whether the values are numbers. */
    public boolean isNumeric() {
        return this == MEASUREMENT || isCounter();
    }
}
