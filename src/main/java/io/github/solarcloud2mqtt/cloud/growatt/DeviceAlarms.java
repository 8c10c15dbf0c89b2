package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.plant.Fault;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The alarms of one device, and which day's list to read next. The list of a day contains the alarms that began on that
 * day, and the vendor allows one call per device every five minutes, whatever the day. So today's list alternates with
 * those of earlier days that matter: days with an active alarm, days that ended since their list was read, and after a
 * start the days before today. Not thread-safe.
 */
final class DeviceAlarms {

    /** Alarms that are active for more days are not looked up. */
    private static final int MOST_DAYS = 3;

    private final Map<LocalDate, List<Fault>> faultsByDay = new TreeMap<>(Comparator.reverseOrder());
    private final Map<LocalDate, Integer> reads = new HashMap<>();

    /** Days that have ended and whose list was read after their end, or is not needed. */
    private final Set<LocalDate> finished = new TreeSet<>();

    private int numberOfReads;
    private Optional<LocalDate> lastRead = Optional.empty();

    /** The day whose list to read next: today, alternating with the earlier day whose list was read least recently. */
    LocalDate nextDay(LocalDate today) {
        if (!lastRead.equals(Optional.of(today))) {
            return today;
        }
        return today.minusDays(MOST_DAYS)
                .datesUntil(today)
                .filter(this::matters)
                .min(Comparator.<LocalDate>comparingInt(day -> reads.getOrDefault(day, 0))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(today);
    }

    private boolean matters(LocalDate day) {
        return !finished.contains(day) || lasts(day);
    }

    private boolean lasts(LocalDate day) {
        return faultsByDay.getOrDefault(day, List.of()).stream()
                .anyMatch(fault -> fault.cleared().isEmpty());
    }

    /** Adds the list of a day. */
    void read(LocalDate day, LocalDate today, List<Fault> faults) {
        LocalDate oldest = today.minusDays(MOST_DAYS);
        faultsByDay.put(day, List.copyOf(faults));
        reads.put(day, ++numberOfReads);
        lastRead = Optional.of(day);
        if (day.isBefore(today)) {
            finished.add(day);
        }
        faultsByDay.keySet().removeIf(each -> each.isBefore(oldest));
        reads.keySet().removeIf(each -> each.isBefore(oldest));
        finished.removeIf(each -> each.isBefore(oldest));
    }

    /** Whether the list of a day has been read since the start. */
    boolean hasRead(LocalDate day) {
        return reads.containsKey(day);
    }

    /** Whether the lists of all days have been read, so that an alarm that is in none of them does not exist. */
    boolean isComplete(LocalDate today) {
        return hasRead(today) && today.minusDays(MOST_DAYS).datesUntil(today).allMatch(finished::contains);
    }

    /** The known alarms; the newest days first. */
    List<Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faultsByDay.values().forEach(day -> day.forEach(fault -> faults.putIfAbsent(fault.id(), fault)));
        return List.copyOf(faults.values());
    }
}
