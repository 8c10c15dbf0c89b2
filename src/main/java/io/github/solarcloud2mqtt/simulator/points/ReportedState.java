package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import io.github.solarcloud2mqtt.simulator.home.HomeSnapshot;

/**
 * What the cloud last state from a device: the snapshot, unless the cloud has been told to spoil it.
 *
 * @param snapshot the home when the device reported
 * @param lifetimeLost whether lifetime counters read 0
 * @param yesterdayStays whether daily counters still read what they did before midnight
 */
public record ReportedState(HomeSnapshot snapshot, boolean lifetimeLost, boolean yesterdayStays) {

    /** A power in W. */
    public int watts(Flow flow) {
        return snapshot.watts(flow);
    }

    /** A lifetime counter in Wh. */
    public double lifetime(Flow flow) {
        return lifetimeLost ? 0 : snapshot.lifetimeWh(flow);
    }

    /** A daily counter in Wh. */
    public double today(Flow flow) {
        return yesterdayStays ? snapshot.yesterdayWh(flow) : snapshot.todayWh(flow);
    }

    /** Whether there is any light on the roof. */
    public boolean isLight() {
        return snapshot.watts(Flow.PV) > 0;
    }

    /** The voltage of a phase of the grid. */
    public double volts(int phase) {
        return 229 + 6 * snapshot.chance(phase) + snapshot.watts(Flow.FEED_IN) / 2_500.0;
    }

    /** The voltage between two phases. */
    public double lineVolts(int phase) {
        return (volts(phase) + volts(phase % 3 + 1)) / 2 * Math.sqrt(3);
    }

    /** The frequency of the grid. */
    public double hertz() {
        return 49.96 + 0.08 * snapshot.chance(9);
    }

    /** What the battery's cells give together. */
    public double batteryVolts() {
        return 238 + 28 * snapshot.stateOfCharge();
    }

    /** The current into the battery, negative out of it. */
    public double batteryAmperes() {
        return (watts(Flow.CHARGE) - watts(Flow.DISCHARGE)) / batteryVolts();
    }
}
