package io.github.solarcloud2mqtt.cloud.series;

import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/**
 * What one call for a series of a device may ask.
 *
 * @param span the longest time between the first and the last value of a minute series; the longest time that is read by one
 *     call if {@code wholeDays}
 * @param periods the most days, months or years of another series
 * @param devices the most devices
 * @param points the most points
 * @param wholeDays whether a call for a minute series reads whole days of the plant
 * @param reach how far the past reaches; empty if no limit is known
 * @param pages the calls that one query usually takes
 */
public record SeriesLimits(
        Duration span, int periods, int devices, int points, boolean wholeDays, Optional<Period> reach, int pages) {}
