package io.github.solarcloud2mqtt.simulator.home.energy;

/**
 * The home battery. Losses occur when charging: of each charged Wh, {@link #EFFICIENCY_PERMILLE} thousandths can be
 * discharged. The unit of the content is one thousandth of the energy that 1 W moves in one step of five minutes, so that
 * nothing is lost by rounding.
 */
public final class Battery {

    /** Usable capacity. */
    public static final int CAPACITY_WH = 12_800;

    /** Discharged energy per 1000 Wh of charged energy. */
    public static final int EFFICIENCY_PERMILLE = 920;

    private static final int MAX_CHARGE_W = 6_600;
    private static final int MAX_DISCHARGE_W = 6_600;
    private static final int RESERVE_PERCENT = 5;
    private static final long CAPACITY = (long) CAPACITY_WH * Counters.STEPS_PER_HOUR * 1_000;
    private static final long RESERVE = CAPACITY * RESERVE_PERCENT / 100;

    private long content;

    /** @param contentWh the present content */
    public Battery(int contentWh) {
        content = (long) contentWh * Counters.STEPS_PER_HOUR * 1_000;
    }

    /** Charges for one step with at most the offered power; returns the power taken, in W. */
    public int charge(int offeredWatts) {
        long room = (CAPACITY - content) / EFFICIENCY_PERMILLE;
        int watts = (int) Math.min(Math.min(offeredWatts, MAX_CHARGE_W), room);
        content += (long) watts * EFFICIENCY_PERMILLE;
        return watts;
    }

    /** Discharges for one step with at most the wanted power; returns the power delivered, in W. */
    public int discharge(int wantedWatts) {
        long available = Math.max(0, content - RESERVE) / 1_000;
        int watts = (int) Math.min(Math.min(wantedWatts, MAX_DISCHARGE_W), available);
        content -= (long) watts * 1_000;
        return watts;
    }

    /** State of charge from 0 to 1. */
    public double stateOfCharge() {
        return (double) content / CAPACITY;
    }
}
