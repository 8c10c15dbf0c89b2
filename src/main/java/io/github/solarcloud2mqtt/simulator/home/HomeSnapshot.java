package io.github.solarcloud2mqtt.simulator.home;

import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;

/** Everything about the home at the end of one step of five minutes. Immutable. */
public final class HomeSnapshot {

    private static final long CHANCE_SERIES = 1_000_000;

    private final ZonedDateTime time;
    private final Flows flows;
    private final Map<Flow, Counters.Energy> energies;
    private final double stateOfCharge;
    private final double celsius;
    private final boolean inverterStopped;
    private final SeededRandom noise;

    HomeSnapshot(
            ZonedDateTime time,
            Flows flows,
            Map<Flow, Counters.Energy> energies,
            double stateOfCharge,
            double celsius,
            boolean inverterStopped,
            SeededRandom noise) {
        this.time = time;
        this.flows = flows;
        this.energies = energies;
        this.stateOfCharge = stateOfCharge;
        this.celsius = celsius;
        this.inverterStopped = inverterStopped;
        this.noise = noise;
    }

    /** When, by the clocks of the home: a multiple of five minutes. */
    public ZonedDateTime time() {
        return time;
    }

    /** The power during the step, in W. */
    public int watts(Flow flow) {
        return flows.watts(flow);
    }

    /** What has flown since the plant was built, in Wh. */
    public double lifetimeWh(Flow flow) {
        return wattHours(energy(flow).lifetime());
    }

    /** What has flown since the midnight before, in Wh. */
    public double todayWh(Flow flow) {
        return wattHours(energy(flow).today());
    }

    /** What had flown in the whole day before, in Wh. */
    public double yesterdayWh(Flow flow) {
        return wattHours(energy(flow).yesterday());
    }

    /** How full the battery is, from 0 to 1. */
    public double stateOfCharge() {
        return stateOfCharge;
    }

    /** Air temperature outside. */
    public double celsius() {
        return celsius;
    }

    /** Whether a fault keeps the hybrid inverter from working. */
    public boolean inverterStopped() {
        return inverterStopped;
    }

    /** A number from 0 to below 1 for what nobody computes, such as the last digit of a voltage. */
    public double chance(long series) {
        return noise.at(CHANCE_SERIES + series, time.toEpochSecond());
    }

    private Counters.Energy energy(Flow flow) {
        return Objects.requireNonNull(energies.get(flow));
    }

    private static double wattHours(long count) {
        return count / (double) Counters.STEPS_PER_HOUR;
    }
}
