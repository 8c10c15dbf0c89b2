package io.github.solarcloud2mqtt.simulator.home;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration of a simulated plant.
 *
 * @param plantId its id in the cloud
 * @param kind its equipment
 * @param begin start of the simulation, which runs from the midnight before
 * @param zone the time zone of the plant
 * @param latitude degrees north
 * @param longitude degrees east
 * @param seed of weather, load and faults
 */
public record HomePlan(
        int plantId, PlantKind kind, Instant begin, ZoneId zone, double latitude, double longitude, long seed) {

    private static final int FIRST_ID = 974_621;

    /** Returns a home in the middle of Germany. */
    public static HomePlan from(Instant begin) {
        return new HomePlan(FIRST_ID, PlantKind.HOME, begin, ZoneId.of("Europe/Berlin"), 51.3, 9.5, 1);
    }

    /** Returns a plant of each kind for households, the home first. */
    public static List<HomePlan> ofEveryKind(Instant begin) {
        List<HomePlan> plans = new ArrayList<>();
        for (PlantKind kind : PlantKind.values()) {
            if (kind != PlantKind.PARK && kind != PlantKind.COMMERCIAL) {
                plans.add(from(begin).plant(FIRST_ID + plans.size(), kind));
            }
        }
        return List.copyOf(plans);
    }

    /** Returns another plant at the same place, with weather, load and faults of its own. */
    public HomePlan plant(int otherId, PlantKind otherKind) {
        return new HomePlan(otherId, otherKind, begin, zone, latitude, longitude, seed + otherId - plantId);
    }

    /** Returns the same plant in another time zone. */
    public HomePlan in(ZoneId otherZone) {
        return new HomePlan(plantId, kind, begin, otherZone, latitude, longitude, seed);
    }

    /** Returns the same plant with other weather, load and faults. */
    public HomePlan seeded(long otherSeed) {
        return new HomePlan(plantId, kind, begin, zone, latitude, longitude, otherSeed);
    }

    /** Returns the same plant with a string inverter on a second roof. */
    public HomePlan withStringInverter() {
        return plant(plantId, PlantKind.TWO_ROOFS);
    }
}
