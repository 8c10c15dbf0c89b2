package io.github.solarcloud2mqtt.simulator.home;

/**
 * The home battery. Its losses are booked where it is charged: of each Wh that goes in, {@link #EFFICIENCY_PERMILLE}
 * thousandths can be taken out again. It counts in thousandths of what 1 W moves in one step of five minutes, so that
 * nothing is ever rounded away.
 */
final class Battery {

    /** What it holds when full. */
    static final int CAPACITY_WH = 12_800;

    /** How much of what is charged comes out again. */
    static final int EFFICIENCY_PERMILLE = 920;

    private static final int MAX_CHARGE_W = 6_600;
    private static final int MAX_DISCHARGE_W = 6_600;
    private static final int RESERVE_PERCENT = 5;
    private static final long CAPACITY = (long) CAPACITY_WH * Counters.STEPS_PER_HOUR * 1_000;
    private static final long RESERVE = CAPACITY * RESERVE_PERCENT / 100;

    private long content;

    /** @param contentWh what it holds now */
    Battery(int contentWh) {
        content = (long) contentWh * Counters.STEPS_PER_HOUR * 1_000;
    }

    /** Charges for one step with as much of a power as it can take; returns that, in W. */
    int charge(int offeredWatts) {
        long room = (CAPACITY - content) / EFFICIENCY_PERMILLE;
        int watts = (int) Math.min(Math.min(offeredWatts, MAX_CHARGE_W), room);
        content += (long) watts * EFFICIENCY_PERMILLE;
        return watts;
    }

    /** Discharges for one step with as much of a power as it can give; returns that, in W. */
    int discharge(int wantedWatts) {
        long available = Math.max(0, content - RESERVE) / 1_000;
        int watts = (int) Math.min(Math.min(wantedWatts, MAX_DISCHARGE_W), available);
        content -= (long) watts * 1_000;
        return watts;
    }

    /** How full it is, from 0 to 1. */
    double stateOfCharge() {
        return (double) content / CAPACITY;
    }
}
