package io.github.solarcloud2mqtt.cloud.series;

/** The kinds of series that clouds keep, the finest first. */
public enum SeriesResolution {
    /** Values at instants, some minutes apart. */
    MINUTES,
    /** One value for each day of the plant. */
    DAYS,
    /** One value for each month of the plant. */
    MONTHS,
    /** One value for each year of the plant. */
    YEARS
}
