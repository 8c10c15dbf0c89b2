package io.github.solarcloud2mqtt.cloud.series;

/** What the value of a day, month or year is made of. */
public enum SeriesAggregate {
    /** The mean of the values. */
    MEAN,
    /** The highest value. */
    PEAK,
    /** The sum of the days' energies. */
    TOTAL
}
