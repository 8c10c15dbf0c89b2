package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.Property;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.PropertyRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.PropertyValues;
import io.github.solarcloud2mqtt.cloud.wire.Text;
import io.github.solarcloud2mqtt.cloud.wire.Troubles;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is said of devices and hardly ever changes. Without it the rest goes on with what was read last. */
final class PropertyReader {

    private static final int MAX_DEVICES = 50;
    private static final String WHAT = "The properties of devices";

    /** The ids in the samples of the vendor's V1 document, section 2.11, by type of device; not all are explained. */
    private static final Map<String, List<String>> IDS =
            Map.of("1", List.of("202", "209", "210"), "14", List.of("13251", "13257", "13258", "13261"));

    private static final Map<String, String> NAMES = Map.of(
            "202", "Installed power",
            "13257", "Installed power",
            "13258", "Capacity of the lithium battery",
            "13261", "Capacity of the lead-acid battery");

    private final Session session;
    private final IsolarcloudApi api;
    private final Troubles troubles;
    private final Map<String, List<Property>> last = new HashMap<>();

    PropertyReader(Session session, IsolarcloudApi api, Troubles troubles) {
        this.session = session;
        this.api = api;
        this.troubles = troubles;
    }

    /**
     * One call for each plant and type of device that has properties; none after one that failed.
     *
     * @return the properties by device id
     */
    Map<String, List<Property>> read(Collection<Device> devices) throws CloudException {
        last.keySet().retainAll(devices.stream().map(Device::id).toList());
        try {
            for (List<Device> alike : groups(devices)) {
                accept(alike, ask(alike));
            }
            troubles.gone(WHAT);
        } catch (Rejected | QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            troubles.there(WHAT, "cannot be read, which costs no more than they.", e);
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
        return session.ask(
                new Requests.Properties(
                        first.plantId(),
                        first.type().id(),
                        alike.stream().map(Device::id).toList(),
                        IDS.getOrDefault(first.type().id(), List.of())),
                api::getDevPropertyPointValue);
    }

    private void accept(List<Device> alike, PropertyValues values) {
        List<PropertyRow> rows = values.rows() == null ? List.of() : values.rows();
        for (Device device : alike) {
            Map<String, Property> properties = new LinkedHashMap<>();
            rows.stream()
                    .filter(row -> device.id().equals(row.deviceKey()))
                    .flatMap(row -> property(row).stream())
                    .forEach(property -> properties.putIfAbsent(property.point().id(), property));
            last.put(device.id(), List.copyOf(properties.values()));
        }
    }

    private static Optional<Property> property(PropertyRow row) {
        return Text.id(row.id())
                .flatMap(id -> Text.present(row.value())
                        .map(value -> new Property(
                                new OfferedPoint(
                                        id,
                                        NAMES.getOrDefault(id, ""),
                                        Text.present(row.unit()).orElse("")),
                                value)));
    }
}
