package io.github.solarcloud2mqtt.history.homeassistant;

import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticHour;
import java.time.Instant;
import java.util.Optional;

/** A gap of a sensor while it is filled. Used by one thread. */
final class SensorGap {
    private final StatisticSensor sensor;
    private final StatisticGap gap;
    private Optional<CounterState> reached = Optional.empty();

    SensorGap(StatisticSensor sensor, StatisticGap gap) {
        this.sensor = sensor;
        this.gap = gap;
    }

    StatisticSensor sensor() {
        return sensor;
    }

    StatisticGap gap() {
        return gap;
    }

    /** Whether the sensor has no statistics before it. */
    boolean isBeforeTheFirst() {
        return gap.before().isEmpty();
    }

    /** Whether sums can go on from the hours at its ends. */
    boolean hasSums() {
        return hasSum(gap.after()) && gap.before().map(SensorGap::hasSum).orElse(true);
    }

    private static boolean hasSum(StatisticHour hour) {
        return hour.state().isPresent() && hour.sum().isPresent();
    }

    /**
     * Forms the statistics of some hours. Parts of a gap come in order: from its first hour on, or from its last hour back
     * if it lies before the first hour with statistics.
     *
     * @return the hours, and where they begin the sums, if that is in this part
     */
    FilledHours fill(Instant from, Instant to, SensorReadings readings) {
        Instant begin = gap.begin().isAfter(from) ? gap.begin() : from;
        Instant end = gap.end().isBefore(to) ? gap.end() : to;
        if (!sensor.isCounter()) {
            return new FilledHours(begin, end, readings.measurement(sensor).hours(begin, end), Optional.empty());
        }
        CounterCourse course = readings.counter(sensor);
        CounterState after = CounterState.of(gap.after());
        CounterCourse.Part part = isBeforeTheFirst()
                ? course.backwards(begin, end, reached.orElse(after))
                : course.forwards(
                        begin,
                        end,
                        reached.or(() -> gap.before().map(CounterState::of)).orElseThrow(),
                        end.equals(gap.end()) ? Optional.of(after) : Optional.empty(),
                        after.sum());
        reached = Optional.of(part.next());
        return new FilledHours(
                begin, end, part.hours(), isBeforeTheFirst() ? Optional.of(part.base()) : Optional.empty());
    }
}
