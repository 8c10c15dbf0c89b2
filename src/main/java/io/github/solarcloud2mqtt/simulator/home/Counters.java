package io.github.solarcloud2mqtt.simulator.home;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The counter of every flow. They count in what 1 W moves in one step of five minutes, a twelfth of a Wh, so that
 * nothing is ever rounded away.
 */
final class Counters {

    static final int STEPS_PER_HOUR = 12;

    private final Map<Flow, Counter> counters = new EnumMap<>(Flow.class);
    private LocalDate today;

    Counters(LocalDate today) {
        this.today = today;
        for (Flow flow : Flow.values()) {
            counters.put(flow, new Counter());
        }
    }

    /** What the counter shows before the simulation begins. */
    void open(Flow flow, long wattHours) {
        Counter counter = Objects.requireNonNull(counters.get(flow));
        counter.lifetime = wattHours * STEPS_PER_HOUR;
        counter.atMidnight = counter.lifetime;
    }

    /** Counts one step. */
    void add(Flows flows) {
        counters.forEach((flow, counter) -> counter.lifetime += flows.watts(flow));
    }

    /** Starts the daily counters again if a new day has begun. */
    void enter(LocalDate day) {
        if (day.equals(today)) {
            return;
        }
        for (Counter counter : counters.values()) {
            counter.yesterday = counter.lifetime - counter.atMidnight;
            counter.atMidnight = counter.lifetime;
        }
        today = day;
    }

    /** What all of them show now. */
    Map<Flow, Energy> read() {
        Map<Flow, Energy> read = new EnumMap<>(Flow.class);
        counters.forEach((flow, counter) -> read.put(flow, counter.read()));
        return read;
    }

    private static final class Counter {
        private long lifetime;
        private long atMidnight;
        private long yesterday;

        Energy read() {
            return new Energy(lifetime, lifetime - atMidnight, yesterday);
        }
    }

    /**
     * What a counter shows, in twelfths of a Wh.
     *
     * @param lifetime since the plant was built
     * @param today since the midnight before
     * @param yesterday in the whole day before
     */
    record Energy(long lifetime, long today, long yesterday) {}
}
