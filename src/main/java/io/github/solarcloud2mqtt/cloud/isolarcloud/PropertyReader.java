package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.DeviceProperty;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.cloud.InventoryGaps;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Requests;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PropertyRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PropertyValues;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads device properties. If that fails, the last properties are used. */
final class PropertyReader {

    private static final int MAX_DEVICES = 50;
    private static final String WHAT = "The properties of devices";

    /** The ids by device type, from the samples in Sungrow Open API V1 2.11, which does not explain all of them. */
    private static final Map<String, List<String>> IDS =
            Map.of("1", List.of("202", "209", "210"), "14", List.of("13251", "13257", "13258", "13261"));

    private static final Map<String, String> NAMES = Map.of(
            "202", "Installed power",
            "13257", "Installed power",
            "13258", "Capacity of the lithium battery",
            "13261", "Capacity of the lead-acid battery");

    private final ApiVariant api;
    private final Map<String, List<DeviceProperty>> last = new HashMap<>();

    PropertyReader(ApiVariant api) {
        this.api = api;
    }

    /**
     * Makes one call for each plant and device type that has properties, until one fails.
     *
     * @return the properties by device id
     */
    Map<String, List<DeviceProperty>> read(Collection<Device> devices, InventoryGaps gaps) throws CloudException {
        last.keySet().retainAll(devices.stream().map(Device::id).toList());
        try {
            for (List<Device> alike : groups(devices)) {
                accept(alike, ask(alike));
            }
            gaps.read(WHAT);
        } catch (Rejected | QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            gaps.add(InventoryGap.ofAccount(false, e), WHAT, "cannot be read; everything else continues.");
        }
        return Map.copyOf(last);
    }

    private static Collection<List<Device>> groups(Collection<Device> devices) {
        Map<String, List<Device>> groups = new LinkedHashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Device device : devices) {
            if (IDS.containsKey(device.type().id())) {
                String alike = device.plantId() + " " + device.type().id();
                int before = counts.merge(alike, 1, Integer::sum) - 1;
                groups.computeIfAbsent(alike + " " + before / MAX_DEVICES, unknown -> new ArrayList<>())
                        .add(device);
            }
        }
        return groups.values();
    }

    private PropertyValues ask(List<Device> alike) throws CloudException {
        Device first = alike.get(0);
        return api.properties(new Requests.Properties(
                first.plantId(),
                first.type().id(),
                alike.stream().map(Device::id).toList(),
                IDS.getOrDefault(first.type().id(), List.of())));
    }

    private void accept(List<Device> alike, PropertyValues values) {
        List<PropertyRow> rows = values.rows() == null ? List.of() : values.rows();
        for (Device device : alike) {
            Map<String, DeviceProperty> properties = new LinkedHashMap<>();
            rows.stream()
                    .filter(row -> device.id().equals(row.deviceKey()))
                    .flatMap(row -> property(row).stream())
                    .forEach(property -> properties.putIfAbsent(property.point().id(), property));
            last.put(device.id(), List.copyOf(properties.values()));
        }
    }

    private static Optional<DeviceProperty> property(PropertyRow row) {
        return ResponseText.id(row.id())
                .flatMap(id -> ResponseText.present(row.value())
                        .map(value -> new DeviceProperty(
                                new OfferedPoint(
                                        id,
                                        NAMES.getOrDefault(id, ""),
                                        ResponseText.present(row.unit()).orElse("")),
                                value)));
    }
}
