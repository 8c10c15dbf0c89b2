package io.github.solarcloud2mqtt.simulator.home.energy;

/**
 * Solar panels on a south-facing roof.
 *
 * @param peakWatts nominal power under standard test conditions
 */
public record SolarArray(int peakWatts) {

    /** Tilt of the roof. */
    public static final double TILT_DEGREES = 35;

    private static final double STANDARD_WATTS_PER_M2 = 1_000;
    private static final double LOSSES = 0.81;
    private static final int MINIMUM_WATTS = 25;

    /** Returns the power in W; 0 if there is too little light to start an inverter. */
    public int watts(Sun.Position sun, double clouds) {
        if (sun.height() <= 0) {
            return 0;
        }
        double airMass = 1 / (sun.height() + 0.03);
        double ray = 1_361 * Math.pow(0.7, Math.pow(airMass, 0.678));
        double direct = ray * Math.max(0, sun.onRoof()) * (1 - 0.95 * clouds);
        double diffuse = ray * (0.08 + 0.14 * clouds) * Math.sqrt(sun.height());
        double watts = (direct + diffuse) / STANDARD_WATTS_PER_M2 * peakWatts * LOSSES;
        return watts < MINIMUM_WATTS ? 0 : (int) Math.min(peakWatts, watts);
    }
}
