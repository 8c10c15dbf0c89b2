package io.github.solarcloud2mqtt.simulator.home;

/**
 * What the counters show when the simulation begins, as if the plant had worked for two years: it all adds up.
 *
 * @param stringInverter whether there is a second inverter
 */
record PastYears(boolean stringInverter) {

    private static final long HYBRID_PV_WH = 19_400_000;
    private static final long STRING_PV_WH = 6_300_000;
    private static final long DIRECT_WH = 4_100_000;
    private static final long CHARGE_WH = 3_600_000;
    private static final long PURCHASE_WH = 1_900_000;
    private static final int CONTENT_WH = 4_500;

    /** Sets the counters; returns what is left in the battery, in Wh. */
    int enterInto(Counters counters) {
        long stringPv = stringInverter ? STRING_PV_WH : 0;
        long pv = HYBRID_PV_WH + stringPv;
        long discharge = CHARGE_WH * Battery.EFFICIENCY_PERMILLE / 1_000 - CONTENT_WH;
        counters.open(Flow.HYBRID_PV, HYBRID_PV_WH);
        counters.open(Flow.STRING_PV, stringPv);
        counters.open(Flow.PV, pv);
        counters.open(Flow.DIRECT, DIRECT_WH);
        counters.open(Flow.CHARGE, CHARGE_WH);
        counters.open(Flow.DISCHARGE, discharge);
        counters.open(Flow.PURCHASE, PURCHASE_WH);
        counters.open(Flow.FEED_IN, pv - DIRECT_WH - CHARGE_WH);
        counters.open(Flow.LOAD, DIRECT_WH + discharge + PURCHASE_WH);
        return CONTENT_WH;
    }
}
