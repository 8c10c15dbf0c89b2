package io.github.solarcloud2mqtt.simulator.home;

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

/** The faults of the home: some come and go by themselves, a few in a month, others are raised from outside. */
public final class FaultLog {

    private static final double PER_STEP = 4.0 / (30 * 24 * Counters.STEPS_PER_HOUR);
    private static final int RAISE_SERIES = 101;
    private static final int KIND_SERIES = 102;
    private static final int LENGTH_SERIES = 103;
    private static final int SECOND_SERIES = 104;
    private static final int ID_SERIES = 105;

    private final SeededRandom noise;
    private final DateTimeFormatter month;
    private final Map<String, HomeFault> faults = new LinkedHashMap<>();
    private final Map<String, Instant> ends = new LinkedHashMap<>();

    FaultLog(SeededRandom noise, ZoneId zone) {
        this.noise = noise;
        month = DateTimeFormatter.ofPattern("yyyyMM").withZone(zone);
    }

    /** Raises a fault that stays until it is cleared; returns its id. */
    public synchronized String raise(String device, int code, int type, int level, String name, Instant now) {
        String id = newId(code, now);
        faults.put(id, new HomeFault(id, device, code, type, level, name, now, Optional.empty()));
        return id;
    }

    /** Clears a fault; one that is unknown or over stays so. */
    public synchronized void clear(String id, Instant now) {
        faults.computeIfPresent(id, (key, fault) -> fault.cleared().isPresent() ? fault : fault.clearedAt(now));
        ends.remove(id);
    }

    /** All faults ever, the oldest first. */
    public synchronized List<HomeFault> all() {
        return new ArrayList<>(faults.values());
    }

    /** The faults that are there now. */
    public synchronized List<HomeFault> active() {
        return faults.values().stream().filter(f -> f.cleared().isEmpty()).toList();
    }

    synchronized void advance(Instant begin, Instant end) {
        List.copyOf(ends.entrySet()).stream()
                .filter(e -> !e.getValue().isAfter(end))
                .forEach(e -> clear(e.getKey(), e.getValue()));
        long step = begin.getEpochSecond();
        if (noise.at(RAISE_SERIES, step) < PER_STEP) {
            raiseByItself(begin.plusSeconds((long) (300 * noise.at(SECOND_SERIES, step))), step);
        }
    }

    synchronized boolean stops(String device) {
        return active().stream().anyMatch(f -> f.type() == 1 && f.device().equals(device));
    }

    private void raiseByItself(Instant time, long step) {
        FaultKind[] kinds = FaultKind.values();
        FaultKind kind = kinds[(int) (noise.at(KIND_SERIES, step) * kinds.length)];
        String id = raise(kind.device, kind.code, kind.type, kind.level, kind.title, time);
        double chance = noise.at(LENGTH_SERIES, step);
        ends.put(id, time.plus(Duration.ofSeconds(600 + (long) (chance * chance * chance * 20_000))));
    }

    private String newId(int code, Instant time) {
        int tail = (int) (noise.at(ID_SERIES, faults.size()) * 0x100);
        return String.format(Locale.ROOT, "%d.%s.%02x%03x", code, month.format(time), tail, faults.size());
    }
}
