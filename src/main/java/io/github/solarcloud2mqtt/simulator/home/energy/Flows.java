package io.github.solarcloud2mqtt.simulator.home.energy;

/**
 * The powers of one step, in W. The grid takes or delivers the difference, so that pv + discharge + purchase = load +
 * charge + feed-in always holds.
 */
public record Flows(int hybridPv, int stringPv, int load, int charge, int discharge) {

    public static final Flows NONE = new Flows(0, 0, 0, 0, 0);

    public int watts(Flow flow) {
        return switch (flow) {
            case HYBRID_PV -> hybridPv;
            case STRING_PV -> stringPv;
            case PV -> pv();
            case LOAD -> load;
            case DIRECT -> direct();
            case CHARGE -> charge;
            case DISCHARGE -> discharge;
            case PURCHASE -> load - direct() - discharge;
            case FEED_IN -> pv() - direct() - charge;
        };
    }

    private int pv() {
        return hybridPv + stringPv;
    }

    private int direct() {
        return Math.min(pv(), load);
    }
}
