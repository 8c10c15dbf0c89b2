package io.github.solarcloud2mqtt.history.homeassistant;

import static io.github.solarcloud2mqtt.history.homeassistant.StatisticGap.HOUR;

import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticHour;
import io.github.solarcloud2mqtt.plant.PointKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a counter has counted in some hours, from its readings. The energy of an hour is the difference of the readings at its
 * ends; when a lifetime counter restarts, what it counted meanwhile is unknown and taken as nothing.
 */
final class CounterCourse {
    private final PointKind kind;
    private final ZoneId zone;
    private final List<TimedValue> readings;

    /**
     * @param readings in the order of time
     */
    CounterCourse(PointKind kind, ZoneId zone, List<TimedValue> readings) {
        this.kind = kind;
        this.zone = zone;
        this.readings = List.copyOf(readings);
    }

    /**
     * Some hours and where the sums go on.
     *
     * @param hours the hours that have readings, or in which a lifetime counter cannot have counted
     * @param next the counter where the following part begins: after the last hour, or before the first
     * @param base the counter before the first hour
     */
    record Part(List<StatisticHour> hours, CounterState next, CounterState base) {}

    /**
     * Hours after which sums go on, from the first to the last.
     *
     * @param before the counter at their beginning
     * @param after the counter one hour after their end, if that has statistics
     * @param limit what the sums do not exceed
     */
    Part forwards(Instant begin, Instant end, CounterState before, Optional<CounterState> after, BigDecimal limit) {
        BigDecimal most = limit.max(before.sum());
        List<TimedValue> clean = clean(Optional.of(before), after);
        List<CounterState> states = new ArrayList<>();
        CounterState state = before;
        for (TimedValue reading : clean) {
            BigDecimal sum = state.sum().add(counted(state.value(), reading.value()));
            state = new CounterState(reading.value(), sum.min(most));
            states.add(state);
        }
        return new Part(hours(begin, end, clean, states, Optional.of(before), after), state, before);
    }

    /**
     * Hours up to which sums run, from the last to the first.
     *
     * @param after the counter after their end
     */
    Part backwards(Instant begin, Instant end, CounterState after) {
        List<TimedValue> clean = clean(Optional.empty(), Optional.of(after));
        List<CounterState> states = new ArrayList<>();
        CounterState state = after;
        CounterState next = after;
        CounterState base = after;
        boolean isBaseKnown = false;
        for (int i = clean.size() - 1; i >= 0; i--) {
            BigDecimal value = clean.get(i).value();
            state = new CounterState(value, state.sum().subtract(counted(value, state.value())));
            states.add(0, state);
            Instant time = clean.get(i).time();
            next = time.isBefore(begin) ? next : state;
            base = isBaseKnown ? base : state;
            isBaseKnown |= !time.isAfter(begin);
        }
        return new Part(hours(begin, end, clean, states, Optional.empty(), Optional.of(after)), next, base);
    }

    private BigDecimal counted(BigDecimal earlier, BigDecimal later) {
        if (later.compareTo(earlier) >= 0) {
            return later.subtract(earlier);
        }
        return kind == PointKind.LIFETIME_COUNTER ? BigDecimal.ZERO : later;
    }

    /** The right readings; a lifetime counter at both ends tells a glitch from a new device. */
    private List<TimedValue> clean(Optional<CounterState> before, Optional<CounterState> after) {
        List<TimedValue> clean = CounterFilter.clean(kind, zone, readings);
        if (kind == PointKind.LIFETIME_COUNTER && before.isPresent()) {
            clean = CounterFilter.notBelow(before.get().value(), clean);
        }
        if (kind == PointKind.LIFETIME_COUNTER && after.isPresent()) {
            clean = CounterFilter.notAbove(after.get().value(), clean);
        }
        return clean;
    }

    private List<StatisticHour> hours(
            Instant begin,
            Instant end,
            List<TimedValue> clean,
            List<CounterState> states,
            Optional<CounterState> before,
            Optional<CounterState> after) {
        List<StatisticHour> hours = new ArrayList<>();
        Optional<CounterState> last = before;
        int next = 0;
        for (Instant start = begin; start.isBefore(end); start = start.plus(HOUR)) {
            boolean hasReading = false;
            while (next < clean.size() && !clean.get(next).time().isAfter(start.plus(HOUR))) {
                hasReading = clean.get(next).time().isAfter(start);
                last = Optional.of(states.get(next));
                next++;
            }
            Optional<CounterState> following = next < states.size() ? Optional.of(states.get(next)) : after;
            if (last.isPresent() && (hasReading || stands(last.get(), following))) {
                hours.add(last.get().hour(start));
            }
        }
        return hours;
    }

    /** Whether a lifetime counter has counted nothing in an hour without readings. */
    private boolean stands(CounterState last, Optional<CounterState> following) {
        return kind == PointKind.LIFETIME_COUNTER
                && following
                        .filter(state -> state.value().compareTo(last.value()) == 0)
                        .isPresent();
    }
}
