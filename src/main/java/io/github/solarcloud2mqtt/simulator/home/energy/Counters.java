package io.github.solarcloud2mqtt.simulator.home.energy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The energy counters, one per flow. Their unit is the energy that 1 W moves in one step of five minutes, a twelfth of a
 * Wh, so that nothing is lost by rounding.
 */
public final class Counters {

    public static final int STEPS_PER_HOUR = 12;

    private final Map<Flow, Counter> counters = new EnumMap<>(Flow.class);
    private LocalDate today;

    public Counters(LocalDate today) {
        this.today = today;
        for (Flow flow : Flow.values()) {
            counters.put(flow, new Counter());
        }
    }

    /** Sets a counter before the simulation begins. */
    public void setInitial(Flow flow, long wattHours) {
        Counter counter = Objects.requireNonNull(counters.get(flow));
        counter.lifetime = wattHours * STEPS_PER_HOUR;
        counter.atMidnight = counter.lifetime;
    }

    /** Adds the energy of one step. */
    public void add(Flows flows) {
        counters.forEach((flow, counter) -> counter.lifetime += flows.watts(flow));
    }

    /** Resets the daily counters if a new day has begun. */
    public void startDay(LocalDate day) {
        if (day.equals(today)) {
            return;
        }
        for (Counter counter : counters.values()) {
            counter.yesterday = counter.lifetime - counter.atMidnight;
            counter.atMidnight = counter.lifetime;
        }
        today = day;
    }

    /** Returns the present counters. */
    public Map<Flow, Energy> read() {
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
     * A counter, in twelfths of a Wh.
     *
     * @param lifetime energy since the plant was built
     * @param today energy since midnight
     * @param yesterday energy of the day before
     */
    public record Energy(long lifetime, long today, long yesterday) {}
}
