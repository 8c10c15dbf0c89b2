package io.github.solarcloud2mqtt.simulator.home;

/**
 * Chance that can be asked again: the same seed and the same place give the same number, in any order of asking.
 *
 * @param seed where all of it comes from
 */
record SeededRandom(long seed) {

    /** A number from 0 to below 1, evenly spread. */
    double at(long series, long place) {
        // The mixing step of SplitMix64: neighbouring places give unrelated numbers.
        long z = seed * 0x9E3779B97F4A7C15L + series * 0xD1B54A32D192ED03L + place * 0x8CB92BA72F3D8DD7L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-53;
    }

    /** The same without jumps: between whole places it passes smoothly from one number to the next. */
    double smooth(long series, double place) {
        long left = (long) Math.floor(place);
        double share = place - left;
        double eased = share * share * (3 - 2 * share);
        return at(series, left) * (1 - eased) + at(series, left + 1) * eased;
    }
}
