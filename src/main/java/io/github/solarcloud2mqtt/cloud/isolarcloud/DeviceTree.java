package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudDevices.Found;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds the tree of a plant's devices from the devices they report through. */
final class DeviceTree {

    private DeviceTree() {}

    /**
     * Sets the parent of each device that reports through another one of the list; the others keep the plant as parent.
     *
     * @return the devices, parents before their children
     */
    static List<Device> of(List<Found> found) {
        Map<String, String> idBySerialNumber = idBySerialNumber(found);
        Map<String, Found> waiting = new LinkedHashMap<>();
        found.forEach(each -> waiting.put(each.device().id(), each));
        List<Device> tree = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (!waiting.isEmpty()) {
            boolean stuck = true;
            for (Found each : List.copyOf(waiting.values())) {
                Optional<String> parent = parent(each, idBySerialNumber);
                if (parent.isEmpty() || placed.contains(parent.get())) {
                    place(each, parent, tree, placed, waiting);
                    stuck = false;
                }
            }
            if (stuck) {
                // Devices that report through each other: the first one keeps the plant as parent.
                place(waiting.values().iterator().next(), Optional.empty(), tree, placed, waiting);
            }
        }
        return tree;
    }

    private static Map<String, String> idBySerialNumber(List<Found> found) {
        Map<String, String> ids = new HashMap<>();
        for (Found each : found) {
            each.device()
                    .hardware()
                    .serialNumber()
                    .ifPresent(number -> ids.putIfAbsent(number, each.device().id()));
        }
        return ids;
    }

    private static Optional<String> parent(Found found, Map<String, String> idBySerialNumber) {
        return found.reportsThrough()
                .map(idBySerialNumber::get)
                .filter(id -> !id.equals(found.device().id()));
    }

    private static void place(
            Found found, Optional<String> parent, List<Device> tree, Set<String> placed, Map<String, Found> waiting) {
        Device device = found.device();
        tree.add(parent.map(device::under).orElse(device));
        placed.add(device.id());
        waiting.remove(device.id());
    }
}
