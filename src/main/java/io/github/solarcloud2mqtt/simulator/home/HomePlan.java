package io.github.solarcloud2mqtt.simulator.home;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a simulated home is like.
 *
 * @param begin when its simulation begins; it is advanced from the midnight before
 * @param zone the time zone of the plant
 * @param latitude degrees north
 * @param longitude degrees east
 * @param seed the same seed gives the same weather, the same habits and the same faults
 * @param stringInverter whether a second array hangs on an inverter of its own, which sleeps at night
 */
public record HomePlan(
        Instant begin, ZoneId zone, double latitude, double longitude, long seed, boolean stringInverter) {

    /** A home in the middle of Germany. */
    public static HomePlan from(Instant begin) {
        return new HomePlan(begin, ZoneId.of("Europe/Berlin"), 51.3, 9.5, 1, false);
    }

    /** The same home, with its clocks in another zone. */
    public HomePlan in(ZoneId otherZone) {
        return new HomePlan(begin, otherZone, latitude, longitude, seed, stringInverter);
    }

    /** The same home with other weather, habits and faults. */
    public HomePlan seeded(long otherSeed) {
        return new HomePlan(begin, zone, latitude, longitude, otherSeed, stringInverter);
    }

    /** The same home with the second inverter. */
    public HomePlan withStringInverter() {
        return new HomePlan(begin, zone, latitude, longitude, seed, true);
    }
}
