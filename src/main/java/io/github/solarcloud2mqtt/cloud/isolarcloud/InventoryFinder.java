package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.isolarcloud.PointLists.Kind;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds everything an account has. A plant that cannot be read does not keep the others from being found. */
final class InventoryFinder {

    private final PlantFinder plants;
    private final DeviceFinder devices;
    private final PointLists points;
    private final Troubles troubles;
    private final Map<String, List<DeviceFinder.Found>> lastDevices = new HashMap<>();

    InventoryFinder(PlantFinder plants, DeviceFinder devices, PointLists points, Troubles troubles) {
        this.plants = plants;
        this.devices = devices;
        this.points = points;
        this.troubles = troubles;
    }

    Inventory find() throws CloudException {
        List<PlantFinder.Found> found = plants.find();
        readDevices(found);
        List<Device> all = new ArrayList<>();
        Map<Device, Kind> kinds = new LinkedHashMap<>();
        for (PlantFinder.Found plant : found) {
            all.add(plant.device());
            kinds.put(plant.device(), new Kind(plant.device().type().id(), Optional.empty()));
            List<DeviceFinder.Found> ofPlant =
                    lastDevices.getOrDefault(plant.plant().id(), List.of());
            all.addAll(DeviceTree.of(ofPlant));
            ofPlant.forEach(each ->
                    kinds.put(each.device(), new Kind(each.device().type().id(), each.modelId())));
        }
        return new Inventory(found.stream().map(PlantFinder.Found::plant).toList(), all, offered(kinds));
    }

    private void readDevices(List<PlantFinder.Found> found) throws CloudException {
        @Nullable CloudException last = null;
        boolean any = found.isEmpty();
        for (PlantFinder.Found plant : found) {
            String id = plant.plant().id();
            String what = "The devices of plant " + id;
            try {
                lastDevices.put(id, devices.find(id));
                troubles.gone(what);
                any = true;
            } catch (Rejected | QuotaSpent e) {
                throw e;
            } catch (CloudException e) {
                troubles.there(what, "cannot be read, so those known from before are used. " + e.getMessage());
                last = e;
            }
        }
        if (!any && last != null) {
            throw last;
        }
    }

    private Map<String, List<OfferedPoint>> offered(Map<Device, Kind> kinds) throws CloudException {
        Map<Kind, List<OfferedPoint>> byKind = new HashMap<>();
        Map<String, List<OfferedPoint>> byDevice = new HashMap<>();
        for (Map.Entry<Device, Kind> each : kinds.entrySet()) {
            Kind kind = each.getValue();
            if (!byKind.containsKey(kind)) {
                byKind.put(kind, points.of(kind));
            }
            byDevice.put(each.getKey().id(), byKind.getOrDefault(kind, List.of()));
        }
        return byDevice;
    }
}
