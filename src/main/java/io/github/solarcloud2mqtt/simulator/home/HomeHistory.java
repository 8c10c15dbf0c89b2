package io.github.solarcloud2mqtt.simulator.home;

import io.github.solarcloud2mqtt.simulator.home.energy.Counters;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.home.energy.Flows;
import io.github.solarcloud2mqtt.simulator.home.energy.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The course of a home since its simulation began: the state at the end of every step. */
final class HomeHistory {
    private final List<Flow> flowsInOrder = List.of(Flow.values());
    private Instant begin;
    private final List<Step> steps = new ArrayList<>();
    private final Map<LocalDate, long[]> atMidnight = new HashMap<>();

    /**
     * @param begin the end of the first step that is recorded
     */
    HomeHistory(Instant begin) {
        this.begin = begin;
    }

    /** The end of one step. */
    private static final class Step {
        private final Flows flows;

        /** In the order of the flows; an array, because a year has a hundred thousand steps. */
        private final long[] lifetime;

        private final double stateOfCharge;
        private final boolean stopped;

        Step(Flows flows, long[] lifetime, double stateOfCharge, boolean stopped) {
            this.flows = flows;
            this.lifetime = lifetime;
            this.stateOfCharge = stateOfCharge;
            this.stopped = stopped;
        }
    }

    /** Forgets the steps so far, so that a simulation of many years needs no memory for them. */
    void forget() {
        begin = begin.plus(SimulatedHome.STEP.multipliedBy(steps.size()));
        steps.clear();
        atMidnight.clear();
    }

    /** Records the end of a step; steps come without gaps. */
    void record(
            ZonedDateTime end,
            Flows flows,
            Map<Flow, Counters.Energy> energies,
            double stateOfCharge,
            boolean stopped) {
        long[] lifetime = flowsInOrder.stream()
                .mapToLong(flow -> Objects.requireNonNull(energies.get(flow)).lifetime())
                .toArray();
        steps.add(new Step(flows, lifetime, stateOfCharge, stopped));
        atMidnight.putIfAbsent(end.toLocalDate(), lifetime);
    }

    /**
     * The state at an instant.
     *
     * @param time a multiple of five minutes, in the zone of the home
     * @return empty before the first and after the last step
     */
    Optional<HomeSnapshot> at(ZonedDateTime time, Function<ZonedDateTime, Double> celsius, SeededRandom random) {
        Duration since = Duration.between(begin, time.toInstant());
        long index = since.dividedBy(SimulatedHome.STEP);
        if (since.isNegative() || index >= steps.size()) {
            return Optional.empty();
        }
        Step step = steps.get((int) index);
        long[] today = atMidnight.getOrDefault(time.toLocalDate(), step.lifetime);
        long[] yesterday = atMidnight.getOrDefault(time.toLocalDate().minusDays(1), today);
        Map<Flow, Counters.Energy> energies = new EnumMap<>(Flow.class);
        for (int i = 0; i < flowsInOrder.size(); i++) {
            energies.put(
                    flowsInOrder.get(i),
                    new Counters.Energy(step.lifetime[i], step.lifetime[i] - today[i], today[i] - yesterday[i]));
        }
        return Optional.of(new HomeSnapshot(
                time, step.flows, energies, step.stateOfCharge, celsius.apply(time), step.stopped, random));
    }
}
