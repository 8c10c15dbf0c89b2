package io.github.solarcloud2mqtt.cloud;

import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Plant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the cloud lists of an account.
 *
 * @param plants the plants
 * @param devices their devices, among them one for each plant itself, parents before their children
 * @param points what each device can measure, by device id; not every listed point has values
 * @param properties properties of each device that are not measured, by device id
 * @param gaps what the cloud did not list; missing devices and points may exist
 */
public record Inventory(
        List<Plant> plants,
        List<Device> devices,
        Map<String, List<OfferedPoint>> points,
        Map<String, List<DeviceProperty>> properties,
        List<InventoryGap> gaps) {

    public Inventory {
        plants = List.copyOf(plants);
        devices = List.copyOf(devices);
        points = Map.copyOf(points);
        properties = Map.copyOf(properties);
        gaps = List.copyOf(gaps);
    }

    /** Why a part of the account is missing: the latest reason. */
    public Optional<CloudException> failure() {
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of(gaps.get(gaps.size() - 1).reason());
    }

    /** Whether every device and point that exists is listed. */
    public boolean complete() {
        return gaps.stream().noneMatch(InventoryGap::mayHideDevices);
    }
}
