package io.github.solarcloud2mqtt.cloud;

import io.github.solarcloud2mqtt.cloud.series.SeriesAnswer;
import io.github.solarcloud2mqtt.cloud.series.SeriesLimits;
import io.github.solarcloud2mqtt.cloud.series.SeriesQuery;
import io.github.solarcloud2mqtt.cloud.series.SeriesResolution;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A vendor's cloud with one account. Read-only: no method writes to a plant. Calls block; an instance is used by one
 * thread at a time. Login, tokens and their renewal are internal.
 */
public interface SolarCloud {

    /** The vendor's name as used in ids, for example {@code isolarcloud}. */
    String vendor();

    /** Reads the lists of plants, devices and points of the account. */
    Inventory inventory() throws CloudException;

    /**
     * Groups points into as few calls as possible.
     *
     * @param points the ids of the points to read, by device
     */
    List<Query> plan(Map<Device, Set<String>> points);

    /**
     * Reads the newest data with one call.
     *
     * @param query one that {@link #plan} returned, or a part of one
     * @return one reading for each device that has data
     */
    List<Reading> read(Query query) throws CloudException;

    /**
     * Name and unit of a point that is in no list of the inventory, if they were sent with the values read so far. Makes no
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

    /** The zones that the vendor's servers may use in the time stamps of measured data, besides the plant's own. */
    default List<ZoneId> timestampZones() {
        return List.of();
    }

    /** The quota of the account, if the cloud reports one or the user has configured one. */
    Optional<Quota> quota() throws CloudException;

    /**
     * What a call for a series of a device may ask. No call.
     *
     * @return empty if the cloud has no such series of the device
     */
    default Optional<SeriesLimits> seriesLimits(Device device, SeriesResolution resolution) {
        return Optional.empty();
    }

    /**
     * The point of a device that a series has. No call.
     *
     * @return false if the series certainly lacks it
     */
    default boolean hasSeries(Device device, SeriesResolution resolution, String pointId) {
        return true;
    }

    /**
     * Reads a series; costs one call.
     *
     * @param query within the limits of its devices
     * @throws CloudException.BadRequest if a smaller query may succeed
     */
    default SeriesAnswer series(SeriesQuery query) throws CloudException {
        throw new CloudException.NotAllowed("The cloud has no series of past values.");
    }
}
