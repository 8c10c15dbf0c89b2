package io.github.solarcloud2mqtt.history.homeassistant;

import io.github.solarcloud2mqtt.plant.PointKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Removes readings that a counter cannot have had. A counter only grows, so the right readings are the most that never
 * decrease; drops and jumps from which it returns are not among them. Readings before or after them are those of another
 * device behind the same counter if there are several and the counter does not return to them.
 */
final class CounterFilter {
    /** So many readings are no glitch. */
    private static final int CONFIRMATIONS = 3;

    private CounterFilter() {}

    /**
     * The right readings of a counter.
     *
     * @param zone the zone in which a day or month begins, with which the counter restarts
     * @param readings in the order of time
     */
    static List<TimedValue> clean(PointKind kind, ZoneId zone, List<TimedValue> readings) {
        if (kind == PointKind.LIFETIME_COUNTER) {
            return clean(readings);
        }
        Map<LocalDate, List<TimedValue>> periods = new TreeMap<>();
        for (TimedValue reading : readings) {
            LocalDate day = LocalDate.ofInstant(reading.time(), zone);
            LocalDate period = kind == PointKind.DAILY_COUNTER ? day : day.withDayOfMonth(1);
            periods.computeIfAbsent(period, first -> new ArrayList<>()).add(reading);
        }
        return periods.values().stream()
                .flatMap(period -> neverDecreasing(period).stream())
                .toList();
    }

    private static List<TimedValue> clean(List<TimedValue> readings) {
        List<TimedValue> kept = neverDecreasing(readings);
        if (kept.isEmpty()) {
            return kept;
        }
        List<TimedValue> before = ofAnotherDevice(readings.subList(0, readings.indexOf(kept.get(0))));
        List<TimedValue> after =
                ofAnotherDevice(readings.subList(readings.lastIndexOf(kept.get(kept.size() - 1)) + 1, readings.size()));
        if (!before.isEmpty()) {
            kept = notBelow(before.get(before.size() - 1).value(), kept);
        }
        if (!after.isEmpty()) {
            kept = notAbove(after.get(0).value(), kept);
        }
        List<TimedValue> all = new ArrayList<>(before);
        all.addAll(kept);
        all.addAll(after);
        return all;
    }

    private static List<TimedValue> ofAnotherDevice(List<TimedValue> readings) {
        return readings.size() < CONFIRMATIONS ? List.of() : clean(readings);
    }

    /** Without a drop below an earlier value to which the counter returns. A new device does not return to it. */
    static List<TimedValue> notBelow(BigDecimal earlier, List<TimedValue> readings) {
        int returned = readings.size();
        while (returned > 0 && readings.get(returned - 1).value().compareTo(earlier) < 0) {
            returned--;
        }
        List<TimedValue> kept = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            if (i >= returned || readings.get(i).value().compareTo(earlier) >= 0) {
                kept.add(readings.get(i));
            }
        }
        return kept;
    }

    /** Without a jump above a later value to which the counter returns. An earlier device was never below it. */
    static List<TimedValue> notAbove(BigDecimal later, List<TimedValue> readings) {
        int jumped = 0;
        while (jumped < readings.size() && readings.get(jumped).value().compareTo(later) > 0) {
            jumped++;
        }
        List<TimedValue> kept = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            if (i < jumped || readings.get(i).value().compareTo(later) <= 0) {
                kept.add(readings.get(i));
            }
        }
        return kept;
    }

    /** The longest part that never decreases (patience sorting). */
    private static List<TimedValue> neverDecreasing(List<TimedValue> readings) {
        int[] previous = new int[readings.size()];
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            int length = longestUpTo(ends, readings, readings.get(i).value());
            previous[i] = length == 0 ? -1 : ends.get(length - 1);
            if (length == ends.size()) {
                ends.add(i);
            } else {
                ends.set(length, i);
            }
        }
        List<TimedValue> longest = new ArrayList<>();
        for (int i = ends.isEmpty() ? -1 : ends.get(ends.size() - 1); i >= 0; i = previous[i]) {
            longest.add(readings.get(i));
        }
        Collections.reverse(longest);
        return longest;
    }

    /** How many of the ends, which are sorted, are at most a value. */
    private static int longestUpTo(List<Integer> ends, List<TimedValue> readings, BigDecimal value) {
        int low = 0;
        int high = ends.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (readings.get(ends.get(middle)).value().compareTo(value) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
