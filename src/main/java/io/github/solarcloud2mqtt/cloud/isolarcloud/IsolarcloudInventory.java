package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.DeviceProperty;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.http.LogOnce;
import io.github.solarcloud2mqtt.cloud.isolarcloud.PointLists.Kind;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds everything an account has. A plant that cannot be read does not keep the others from being found. */
final class IsolarcloudInventory {

    private final IsolarcloudPlants plants;
    private final IsolarcloudDevices devices;
    private final PointLists points;
    private final PropertyReader properties;
    private final LogOnce troubles;
    private final Map<String, List<IsolarcloudDevices.Found>> lastDevices = new HashMap<>();

    IsolarcloudInventory(
            IsolarcloudPlants plants,
            IsolarcloudDevices devices,
            PointLists points,
            PropertyReader properties,
            LogOnce troubles) {
        this.plants = plants;
        this.devices = devices;
        this.points = points;
        this.properties = properties;
        this.troubles = troubles;
    }

    Inventory find() throws CloudException {
        troubles.takeFailure();
        List<IsolarcloudPlants.Found> found = plants.find();
        boolean allDevices = readDevices(found);
        List<Device> all = new ArrayList<>();
        Map<Device, Kind> kinds = new LinkedHashMap<>();
        for (IsolarcloudPlants.Found plant : found) {
            all.add(plant.device());
            kinds.put(plant.device(), new Kind(plant.device().type().id(), Optional.empty()));
            List<IsolarcloudDevices.Found> ofPlant =
                    lastDevices.getOrDefault(plant.plant().id(), List.of());
            all.addAll(DeviceTree.of(ofPlant));
            ofPlant.forEach(each ->
                    kinds.put(each.device(), new Kind(each.device().type().id(), each.modelId())));
        }
        boolean allPoints = points.read(kinds.values());
        Map<String, List<DeviceProperty>> ofDevices = properties.read(all);
        boolean complete = allDevices && allPoints;
        return new Inventory(
                found.stream().map(IsolarcloudPlants.Found::plant).toList(),
                all,
                offered(kinds),
                ofDevices,
                troubles.takeFailure().stream()
                        .map(reason -> InventoryGap.ofAccount(!complete, reason))
                        .toList());
    }

    /**
     * Reads the devices of every plant.
     *
     * @return whether every plant answered
     * @throws CloudException if none did
     */
    private boolean readDevices(List<IsolarcloudPlants.Found> found) throws CloudException {
        List<CloudException> failures = new ArrayList<>();
        for (IsolarcloudPlants.Found plant : found) {
            String id = plant.plant().id();
            String what = "The devices of plant " + id;
            try {
                lastDevices.put(id, devices.find(id));
                troubles.gone(what);
            } catch (Rejected | QuotaSpent e) {
                throw e;
            } catch (CloudException e) {
                troubles.there(what, "cannot be read, so those known from before are used.", e);
                failures.add(e);
            }
        }
        if (!failures.isEmpty() && failures.size() == found.size()) {
            throw failures.get(0);
        }
        return failures.isEmpty();
    }

    private Map<String, List<OfferedPoint>> offered(Map<Device, Kind> kinds) {
        Map<String, List<OfferedPoint>> offered = new HashMap<>();
        kinds.forEach((device, kind) -> offered.put(device.id(), points.of(kind)));
        return offered;
    }
}
