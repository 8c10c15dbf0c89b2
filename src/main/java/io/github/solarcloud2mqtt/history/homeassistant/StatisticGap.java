package io.github.solarcloud2mqtt.history.homeassistant;

import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticHour;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Hours without statistics of a sensor.
 *
 * @param begin the beginning of the first of them
 * @param end the beginning of the hour after the last
 * @param before the hour before them; empty if the sensor has no statistics before
 * @param after the hour after them
 */
record StatisticGap(Instant begin, Instant end, Optional<StatisticHour> before, StatisticHour after) {
    static final Duration HOUR = Duration.ofHours(1);

    long hours() {
        return Duration.between(begin, end).toHours();
    }

    boolean overlaps(Instant from, Instant to) {
        return begin.isBefore(to) && end.isAfter(from);
    }
}
