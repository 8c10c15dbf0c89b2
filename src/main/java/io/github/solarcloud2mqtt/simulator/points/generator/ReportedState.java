package io.github.solarcloud2mqtt.simulator.points.generator;

import io.github.solarcloud2mqtt.simulator.home.HomeSnapshot;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;

/**
 * The last report of a device: the state of the home with injected faults.
 *
 * @param snapshot the home when the device reported
 * @param countersLost whether lifetime counters are 0
 * @param yesterdayStays whether daily counters still have yesterday's value
 */
public record ReportedState(HomeSnapshot snapshot, boolean countersLost, boolean yesterdayStays) {

    /** A power in W. */
    public int watts(Flow flow) {
        return snapshot.watts(flow);
    }

    /** A lifetime counter in Wh. */
    public double lifetime(Flow flow) {
        return countersLost ? 0 : snapshot.lifetimeWh(flow);
    }

    /** A daily counter in Wh. */
    public double today(Flow flow) {
        return yesterdayStays ? snapshot.yesterdayWh(flow) : snapshot.todayWh(flow);
    }

    /** Whether the panels produce power. */
    public boolean isDaylight() {
        return snapshot.watts(Flow.PV) > 0;
    }

    /** The voltage of a phase of the grid. */
    public double volts(int phase) {
        return 229 + 6 * snapshot.noise(phase) + snapshot.watts(Flow.FEED_IN) / 2_500.0;
    }

    /** The voltage between two phases. */
    public double lineVolts(int phase) {
        return (volts(phase) + volts(phase % 3 + 1)) / 2 * Math.sqrt(3);
    }

    /** The frequency of the grid. */
    public double hertz() {
        return 49.96 + 0.08 * snapshot.noise(9);
    }

    /** The voltage of the battery. */
    public double batteryVolts() {
        return 238 + 28 * snapshot.stateOfCharge();
    }

    /** The current of the battery, positive while charging. */
    public double batteryAmperes() {
        return (watts(Flow.CHARGE) - watts(Flow.DISCHARGE)) / batteryVolts();
    }
}
