package io.github.solarcloud2mqtt.simulator.home.energy;

/**
 * Reproducible random numbers: the same seed, series and index give the same number, in any order of calls.
 *
 * @param seed of all series
 */
public record SeededRandom(long seed) {

    /** Returns a number from 0 to below 1, evenly distributed. */
    public double at(long series, long index) {
        // The mixing step of SplitMix64: neighbouring indices give unrelated numbers.
        long z = seed * 0x9E3779B97F4A7C15L + series * 0xD1B54A32D192ED03L + index * 0x8CB92BA72F3D8DD7L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-53;
    }

    /** The same without jumps: interpolates smoothly between whole indices. */
    double smooth(long series, double index) {
        long left = (long) Math.floor(index);
        double share = index - left;
        double eased = share * share * (3 - 2 * share);
        return at(series, left) * (1 - eased) + at(series, left + 1) * eased;
    }
}
