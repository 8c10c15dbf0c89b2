package io.github.solarcloud2mqtt.simulator.home;

import io.github.solarcloud2mqtt.simulator.home.energy.Battery;
import io.github.solarcloud2mqtt.simulator.home.energy.Counters;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;

/**
 * The counters at the start of the simulation: those of a plant that has worked for two years. They are consistent with
 * each other.
 *
 * @param kind the equipment of the plant
 */
record InitialCounters(PlantKind kind) {

    private static final long HYBRID_PV_WH = 19_400_000;
    private static final long STRING_PV_WH = 6_300_000;
    private static final long DIRECT_WH = 4_100_000;
    private static final long CHARGE_WH = 3_600_000;
    private static final long PURCHASE_WH = 1_900_000;
    private static final int CONTENT_WH = 4_500;

    /** Sets the counters; returns the content of the battery, in Wh. */
    int applyTo(Counters counters) {
        int content = kind.batteries() == 0 ? 0 : CONTENT_WH;
        long hybridPv = kind.hybridPeakWatts() == 0 ? 0 : HYBRID_PV_WH;
        long stringPv = STRING_PV_WH * kind.arrayPeakWatts() / SimulatedHome.STRING_PEAK_W;
        long pv = hybridPv + stringPv;
        long direct = Math.min(pv, DIRECT_WH);
        long charge = kind.batteries() == 0 ? 0 : CHARGE_WH;
        long discharge = charge * Battery.EFFICIENCY_PERMILLE / 1_000 - content;
        counters.setInitial(Flow.HYBRID_PV, hybridPv);
        counters.setInitial(Flow.STRING_PV, stringPv);
        counters.setInitial(Flow.PV, pv);
        counters.setInitial(Flow.DIRECT, direct);
        counters.setInitial(Flow.CHARGE, charge);
        counters.setInitial(Flow.DISCHARGE, discharge);
        counters.setInitial(Flow.PURCHASE, PURCHASE_WH);
        counters.setInitial(Flow.FEED_IN, pv - direct - charge);
        counters.setInitial(Flow.LOAD, direct + discharge + PURCHASE_WH);
        return content;
    }
}
