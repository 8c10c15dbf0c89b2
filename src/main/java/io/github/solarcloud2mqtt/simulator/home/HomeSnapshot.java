package io.github.solarcloud2mqtt.simulator.home;

import io.github.solarcloud2mqtt.simulator.home.energy.Counters;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.home.energy.Flows;
import io.github.solarcloud2mqtt.simulator.home.energy.SeededRandom;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;

/** The state of the home at the end of one step of five minutes. Immutable. */
public final class HomeSnapshot {

    private static final long RANDOM_SERIES = 1_000_000;

    private final ZonedDateTime time;
    private final Flows flows;
    private final Map<Flow, Counters.Energy> energies;
    private final double stateOfCharge;
    private final double celsius;
    private final boolean inverterStopped;
    private final SeededRandom random;

    HomeSnapshot(
            ZonedDateTime time,
            Flows flows,
            Map<Flow, Counters.Energy> energies,
            double stateOfCharge,
            double celsius,
            boolean inverterStopped,
            SeededRandom random) {
        this.time = time;
        this.flows = flows;
        this.energies = energies;
        this.stateOfCharge = stateOfCharge;
        this.celsius = celsius;
        this.inverterStopped = inverterStopped;
        this.random = random;
    }

    /** The local time of the home, a multiple of five minutes. */
    public ZonedDateTime time() {
        return time;
    }

    /** Power during the step, in W. */
    public int watts(Flow flow) {
        return flows.watts(flow);
    }

    /** Energy since the plant was built, in Wh. */
    public double lifetimeWh(Flow flow) {
        return wattHours(energy(flow).lifetime());
    }

    /** Energy since midnight, in Wh. */
    public double todayWh(Flow flow) {
        return wattHours(energy(flow).today());
    }

    /** Energy of the day before, in Wh. */
    public double yesterdayWh(Flow flow) {
        return wattHours(energy(flow).yesterday());
    }

    /** State of charge of the battery, from 0 to 1. */
    public double stateOfCharge() {
        return stateOfCharge;
    }

    /** Outside air temperature, in degrees Celsius. */
    public double celsius() {
        return celsius;
    }

    /** Whether a fault has stopped the hybrid inverter. */
    public boolean inverterStopped() {
        return inverterStopped;
    }

    /** A random number from 0 to below 1 for values that are not simulated, such as the last digit of a voltage. */
    public double noise(long series) {
        return random.at(RANDOM_SERIES + series, time.toEpochSecond());
    }

    private Counters.Energy energy(Flow flow) {
        return Objects.requireNonNull(energies.get(flow));
    }

    private static double wattHours(long count) {
        return count / (double) Counters.STEPS_PER_HOUR;
    }
}
