package io.github.solarcloud2mqtt.cloud;

import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Plant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an account has.
 *
 * @param plants the plants
 * @param devices their devices, among them one for each plant itself, parents before their children
 * @param points what each device can measure, by device id; not everything listed there has values
 * @param properties what is said of each device beyond what it measures, by device id
 * @param failure why a part of it could not be read, if so
 * @param complete false if a part of the account did not answer, so that what is missing here may well exist
 */
public record Inventory(
        List<Plant> plants,
        List<Device> devices,
        Map<String, List<OfferedPoint>> points,
        Map<String, List<DeviceProperty>> properties,
        Optional<CloudException> failure,
        boolean complete) {

    public Inventory {
        plants = List.copyOf(plants);
        devices = List.copyOf(devices);
        points = Map.copyOf(points);
        properties = Map.copyOf(properties);
    }
}
