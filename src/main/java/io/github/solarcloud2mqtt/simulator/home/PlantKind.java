package io.github.solarcloud2mqtt.simulator.home;

/** The equipment of a simulated plant. */
public enum PlantKind {
    /** A hybrid inverter, a battery and a meter. */
    HOME(SimulatedHome.HYBRID_PEAK_W, 0, 0, 1),
    /** The same with a second array on a string inverter, which sleeps at night. */
    TWO_ROOFS(SimulatedHome.HYBRID_PEAK_W, SimulatedHome.STRING_PEAK_W, 1, 1),
    /** The home with two batteries and a device of an undocumented type. */
    TWO_BATTERIES(SimulatedHome.HYBRID_PEAK_W, 0, 0, 2),
    /** The home without its battery. */
    WITHOUT_BATTERY(SimulatedHome.HYBRID_PEAK_W, 0, 0, 0),
    /** Panels with one micro inverter each. */
    MICRO_INVERTERS(SimulatedHome.STRING_PEAK_W, 0, 8),
    /** A house with a meter only. */
    ONLY_A_METER(0, 0, 0),
    /** A registered plant without devices. */
    NOTHING(0, 0, 0),
    /** A solar park of string inverters. */
    PARK(200 * SimulatedHome.STRING_PEAK_W, 200, 0),
    /** A commercial plant with devices of twelve types. */
    COMMERCIAL(20 * SimulatedHome.STRING_PEAK_W, 20, 0);

    private final int hybridPeakWatts;
    private final int arrayPeakWatts;
    private final int stringInverters;
    private final int microInverters;
    private final int batteries;

    PlantKind(int hybridPeakWatts, int arrayPeakWatts, int stringInverters, int batteries) {
        this(hybridPeakWatts, arrayPeakWatts, stringInverters, 0, batteries);
    }

    PlantKind(int arrayPeakWatts, int stringInverters, int microInverters) {
        this(0, arrayPeakWatts, stringInverters, microInverters, 0);
    }

    PlantKind(int hybridPeakWatts, int arrayPeakWatts, int stringInverters, int microInverters, int batteries) {
        this.hybridPeakWatts = hybridPeakWatts;
        this.arrayPeakWatts = arrayPeakWatts;
        this.stringInverters = stringInverters;
        this.microInverters = microInverters;
        this.batteries = batteries;
    }

    /** Nominal power of the panels at the hybrid inverter, 0 if there is none, in W. */
    public int hybridPeakWatts() {
        return hybridPeakWatts;
    }

    /** Nominal power of the panels at all other inverters, in W. */
    int arrayPeakWatts() {
        return arrayPeakWatts;
    }

    /** Nominal power of all panels, in W. */
    public int peakWatts() {
        return hybridPeakWatts + arrayPeakWatts;
    }

    /** Number of string inverters. */
    public int stringInverters() {
        return stringInverters;
    }

    /** Number of micro inverters. */
    public int microInverters() {
        return microInverters;
    }

    /** Number of batteries. */
    public int batteries() {
        return batteries;
    }
}
