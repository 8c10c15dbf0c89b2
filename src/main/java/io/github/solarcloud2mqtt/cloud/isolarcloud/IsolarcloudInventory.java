package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.DeviceProperty;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.cloud.InventoryGaps;
import io.github.solarcloud2mqtt.cloud.LogOnce;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.isolarcloud.PointLists.Kind;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.DeviceRow;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the inventory of an account. A plant that cannot be read does not affect the others. */
final class IsolarcloudInventory {

    private final IsolarcloudPlants plants;
    private final IsolarcloudDevices devices;
    private final PointLists points;
    private final PropertyReader properties;
    private final LogOnce logOnce;
    private final Map<String, List<IsolarcloudDevices.Found>> lastDevices = new HashMap<>();

    IsolarcloudInventory(
            IsolarcloudPlants plants,
            IsolarcloudDevices devices,
            PointLists points,
            PropertyReader properties,
            LogOnce logOnce) {
        this.plants = plants;
        this.devices = devices;
        this.points = points;
        this.properties = properties;
        this.logOnce = logOnce;
    }

    Inventory find() throws CloudException {
        InventoryGaps gaps = new InventoryGaps(logOnce);
        List<IsolarcloudPlants.Found> found = plants.find(gaps);
        readDevices(found, gaps);
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
        points.read(kinds.values(), gaps);
        Map<String, List<DeviceProperty>> propertiesByDevice = properties.read(all, gaps);
        return new Inventory(
                found.stream().map(IsolarcloudPlants.Found::plant).toList(),
                all,
                offered(kinds),
                propertiesByDevice,
                gaps.list());
    }

    /**
     * Reads the devices of every plant.
     *
     * @throws CloudException if no plant answers
     */
    private void readDevices(List<IsolarcloudPlants.Found> found, InventoryGaps gaps) throws CloudException {
        List<CloudException> failures = new ArrayList<>();
        Map<String, List<DeviceRow>> known = devices.rowsOfAccount(found.size());
        for (IsolarcloudPlants.Found plant : found) {
            String id = plant.plant().id();
            String what = "The devices of plant " + id;
            try {
                lastDevices.put(id, devices.find(id, known.getOrDefault(id, List.of()), gaps));
                gaps.read(what);
            } catch (Rejected | QuotaSpent e) {
                throw e;
            } catch (CloudException e) {
                gaps.add(InventoryGap.ofPlant(id, true, e), what, "cannot be read, so the last known ones are used.");
                failures.add(e);
            }
        }
        if (!failures.isEmpty() && failures.size() == found.size()) {
            throw failures.get(0);
        }
    }

    private Map<String, List<OfferedPoint>> offered(Map<Device, Kind> kinds) {
        Map<String, List<OfferedPoint>> offered = new HashMap<>();
        kinds.forEach((device, kind) -> offered.put(device.id(), points.of(kind)));
        return offered;
    }
}
