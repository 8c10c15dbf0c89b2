package io.github.solarcloud2mqtt.simulator.home;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a simulated plant is like.
 *
 * @param plantId its id in the cloud
 * @param kind what it is made of
 * @param begin when its simulation begins; it is advanced from the midnight before
 * @param zone the time zone of the plant
 * @param latitude degrees north
 * @param longitude degrees east
 * @param seed the same seed gives the same weather, the same habits and the same faults
 */
public record HomePlan(
        int plantId, PlantKind kind, Instant begin, ZoneId zone, double latitude, double longitude, long seed) {

    private static final int FIRST_ID = 974_621;

    /** A home in the middle of Germany. */
    public static HomePlan from(Instant begin) {
        return new HomePlan(FIRST_ID, PlantKind.HOME, begin, ZoneId.of("Europe/Berlin"), 51.3, 9.5, 1);
    }

    /** A plant of each kind but the largest, the home first. */
    public static List<HomePlan> ofEveryKind(Instant begin) {
        List<HomePlan> plans = new ArrayList<>();
        for (PlantKind kind : PlantKind.values()) {
            if (kind != PlantKind.PARK) {
                plans.add(from(begin).plant(FIRST_ID + plans.size(), kind));
            }
        }
        return List.copyOf(plans);
    }

    /** Another plant in the same place, with weather, habits and faults of its own. */
    public HomePlan plant(int otherId, PlantKind otherKind) {
        return new HomePlan(otherId, otherKind, begin, zone, latitude, longitude, seed + otherId - plantId);
    }

    /** The same plant, with its clocks in another zone. */
    public HomePlan in(ZoneId otherZone) {
        return new HomePlan(plantId, kind, begin, otherZone, latitude, longitude, seed);
    }

    /** The same plant with other weather, habits and faults. */
    public HomePlan seeded(long otherSeed) {
        return new HomePlan(plantId, kind, begin, zone, latitude, longitude, otherSeed);
    }

    /** The same plant with a second inverter on a roof of its own. */
    public HomePlan withStringInverter() {
        return plant(plantId, PlantKind.TWO_ROOFS);
    }
}
