package io.github.solarcloud2mqtt.simulator.home.fault;

import io.github.solarcloud2mqtt.simulator.home.energy.Counters;
import io.github.solarcloud2mqtt.simulator.home.energy.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The faults of the home: a few random ones each month, and those that a test raises. */
public final class FaultLog {

    private static final double PER_STEP = 4.0 / (30 * 24 * Counters.STEPS_PER_HOUR);
    private static final int RAISE_SERIES = 101;
    private static final int KIND_SERIES = 102;
    private static final int LENGTH_SERIES = 103;
    private static final int SECOND_SERIES = 104;
    private static final int ID_SERIES = 105;

    private final SeededRandom random;
    private final DateTimeFormatter month;
    private final Map<String, HomeFault> faults = new LinkedHashMap<>();
    private final Map<String, Instant> ends = new LinkedHashMap<>();

    public FaultLog(SeededRandom random, ZoneId zone) {
        this.random = random;
        month = DateTimeFormatter.ofPattern("yyyyMM").withZone(zone);
    }

    /** Raises a fault that stays active until it is cleared; returns its id. */
    public synchronized String raise(String device, int code, int type, int level, String name, Instant now) {
        String id = newId(code, now);
        faults.put(id, new HomeFault(id, device, code, type, level, name, now, Optional.empty()));
        return id;
    }

    /** Clears a fault; does nothing if it is unknown or already cleared. */
    public synchronized void clear(String id, Instant now) {
        faults.computeIfPresent(id, (key, fault) -> fault.cleared().isPresent() ? fault : fault.clearedAt(now));
        ends.remove(id);
    }

    /** Returns all faults, the oldest first. */
    public synchronized List<HomeFault> all() {
        return new ArrayList<>(faults.values());
    }

    /** Returns the active faults. */
    public synchronized List<HomeFault> active() {
        return faults.values().stream().filter(f -> f.cleared().isEmpty()).toList();
    }

    public synchronized void advance(Instant begin, Instant end) {
        List.copyOf(ends.entrySet()).stream()
                .filter(e -> !e.getValue().isAfter(end))
                .forEach(e -> clear(e.getKey(), e.getValue()));
        long step = begin.getEpochSecond();
        if (random.at(RAISE_SERIES, step) < PER_STEP) {
            raiseRandomFault(begin.plusSeconds((long) (300 * random.at(SECOND_SERIES, step))), step);
        }
    }

    public synchronized boolean stops(String device) {
        return active().stream().anyMatch(f -> f.type() == 1 && f.device().equals(device));
    }

    private void raiseRandomFault(Instant time, long step) {
        FaultKind[] kinds = FaultKind.values();
        FaultKind kind = kinds[(int) (random.at(KIND_SERIES, step) * kinds.length)];
        String id = raise(kind.device, kind.code, kind.type, kind.level, kind.title, time);
        double chance = random.at(LENGTH_SERIES, step);
        ends.put(id, time.plus(Duration.ofSeconds(600 + (long) (chance * chance * chance * 20_000))));
    }

    private String newId(int code, Instant time) {
        int tail = (int) (random.at(ID_SERIES, faults.size()) * 0x100);
        return String.format(Locale.ROOT, "%d.%s.%02x%03x", code, month.format(time), tail, faults.size());
    }
}
