package io.github.solarcloud2mqtt.homeassistant.entity;

import io.github.solarcloud2mqtt.homeassistant.sensor.EntityConfig;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The part of the discovery messages that all entities of one device share. */
public final class DiscoveryDevice {

    private final Device device;
    private final EntityIds ids;
    private final Map<String, Object> description;

    public DiscoveryDevice(String vendor, Device device) {
        this.device = device;
        this.ids = new EntityIds(vendor, device.id());
        this.description = describe(vendor);
    }

    String id() {
        return device.id();
    }

    public String node() {
        return ids.node();
    }

    /** The common members of an entity's configuration. */
    EntityConfig entity(String component, String object, String key, String name) {
        return new EntityConfig()
                .with("name", withoutDeviceName(name))
                .with("unique_id", ids.unique(object))
                .with("default_entity_id", ids.initialEntityId(component, key));
    }

    public Map<String, Object> description() {
        return description;
    }

    private Map<String, Object> describe(String vendor) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("identifiers", List.of(ids.node()));
        content.put("name", deviceName());
        put(content, "manufacturer", device.hardware().manufacturer());
        put(content, "model", device.hardware().model());
        put(content, "serial_number", device.hardware().serialNumber());
        put(content, "sw_version", device.hardware().firmware());
        put(
                content,
                "via_device",
                device.parentId()
                        .filter(parent -> !parent.equals(device.id()))
                        .map(parent -> new EntityIds(vendor, parent).node()));
        return content;
    }

    private static void put(Map<String, Object> content, String key, Optional<String> value) {
        value.filter(text -> !text.isBlank()).ifPresent(text -> content.put(key, text));
    }

    private String deviceName() {
        return device.name().isBlank() ? device.id() : device.name();
    }

    /** Home Assistant shows the device's name before the entity's name: "Battery Battery level" would repeat it. */
    private String withoutDeviceName(String name) {
        String beginning = deviceName().toLowerCase(Locale.ROOT) + " ";
        if (!name.toLowerCase(Locale.ROOT).startsWith(beginning)) {
            return name;
        }
        String rest = name.substring(beginning.length()).strip();
        return rest.isEmpty() ? name : rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
    }
}
