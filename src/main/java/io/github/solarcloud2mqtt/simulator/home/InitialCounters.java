package io.github.solarcloud2mqtt.simulator.home;

/**
 * What the counters show when the simulation begins, as if the plant had worked for two years: it all adds up.
 *
 * @param kind what the plant is made of
 */
record InitialCounters(PlantKind kind) {

    private static final long HYBRID_PV_WH = 19_400_000;
    private static final long STRING_PV_WH = 6_300_000;
    private static final long DIRECT_WH = 4_100_000;
    private static final long CHARGE_WH = 3_600_000;
    private static final long PURCHASE_WH = 1_900_000;
    private static final int CONTENT_WH = 4_500;

    /** Sets the counters; returns what is left in the battery, in Wh. */
    int applyTo(Counters counters) {
        int content = kind.batteries() == 0 ? 0 : CONTENT_WH;
        long hybridPv = kind.hybridPeakWatts() == 0 ? 0 : HYBRID_PV_WH;
        long stringPv = STRING_PV_WH * kind.arrayPeakWatts() / SimulatedHome.STRING_PEAK_W;
        long pv = hybridPv + stringPv;
        long direct = Math.min(pv, DIRECT_WH);
        long charge = kind.batteries() == 0 ? 0 : CHARGE_WH;
        long discharge = charge * Battery.EFFICIENCY_PERMILLE / 1_000 - content;
        counters.open(Flow.HYBRID_PV, hybridPv);
        counters.open(Flow.STRING_PV, stringPv);
        counters.open(Flow.PV, pv);
        counters.open(Flow.DIRECT, direct);
        counters.open(Flow.CHARGE, charge);
        counters.open(Flow.DISCHARGE, discharge);
        counters.open(Flow.PURCHASE, PURCHASE_WH);
        counters.open(Flow.FEED_IN, pv - direct - charge);
        counters.open(Flow.LOAD, direct + discharge + PURCHASE_WH);
        return content;
    }
}
