package io.github.solarcloud2mqtt.history.homeassistant;

import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticHour;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The statistics of some hours that had none.
 *
 * @param begin the beginning of the first hour
 * @param end the end of the last hour
 * @param hours those of them for which there are values
 * @param base the counter before them, if there are no statistics before
 */
record FilledHours(Instant begin, Instant end, List<StatisticHour> hours, Optional<CounterState> base) {}
