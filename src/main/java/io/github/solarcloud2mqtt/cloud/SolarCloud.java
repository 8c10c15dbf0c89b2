package io.github.solarcloud2mqtt.cloud;

import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cloud of a vendor as one account sees it. Read-only: no method writes to a plant. Calls block; one thread at a time
 * uses an instance. Login, tokens and their renewal are internal.
 */
public interface SolarCloud {

    /** The vendor's name as it is part of ids, for example {@code isolarcloud}. */
    String vendor();

    /** Reads the lists of plants, devices and points of the account. */
    Inventory inventory() throws CloudException;

    /**
     * Groups what is to be read into as few calls as possible.
     *
     * @param points the ids of the points wanted of each device
     */
    List<Query> plan(Map<Device, Set<String>> points);

    /**
     * Reads the newest data; costs one call.
     *
     * @param query one of those that {@link #plan} returned, or a part of one
     * @return one reading for each device that has data
     */
    List<Reading> read(Query query) throws CloudException;

    /**
     * Name and unit of a point that came with the values read so far, for points that no list of the inventory has. No
     * call.
     */
    default Optional<OfferedPoint> pointWithValues(String pointId) {
        return Optional.empty();
    }

    /**
     * Reads the faults of some plants.
     *
     * @throws CloudException if the cloud answered for no device
     */
    FaultReport faults(List<Plant> plants) throws CloudException;

    /** The number of calls that {@link #faults} makes. */
    int callsForFaults(List<Plant> plants);

    /** The zones in which the vendor's servers may print the time of measured data, besides the plant's own. */
    default List<ZoneId> timestampZones() {
        return List.of();
    }

    /** The quota of the account, if the cloud reports one or the user has configured one. */
    Optional<Quota> quota() throws CloudException;
}
