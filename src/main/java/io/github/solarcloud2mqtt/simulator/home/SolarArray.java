package io.github.solarcloud2mqtt.simulator.home;

/**
 * Solar panels on a roof that looks south.
 *
 * @param peakWatts what they deliver in the laboratory
 */
record SolarArray(int peakWatts) {

    /** How steep the roof is. */
    static final double TILT_DEGREES = 35;

    private static final double LABORATORY_WATTS_PER_M2 = 1_000;
    private static final double LOSSES = 0.81;
    private static final int SMALLEST_WATTS = 25;

    /** Power in W; 0 where there is too little light for an inverter to begin. */
    int watts(Sun.Position sun, double clouds) {
        if (sun.height() <= 0) {
            return 0;
        }
        double airMass = 1 / (sun.height() + 0.03);
        double ray = 1_361 * Math.pow(0.7, Math.pow(airMass, 0.678));
        double direct = ray * Math.max(0, sun.onRoof()) * (1 - 0.95 * clouds);
        double diffuse = ray * (0.08 + 0.14 * clouds) * Math.sqrt(sun.height());
        double watts = (direct + diffuse) / LABORATORY_WATTS_PER_M2 * peakWatts * LOSSES;
        return watts < SMALLEST_WATTS ? 0 : (int) Math.min(peakWatts, watts);
    }
}
