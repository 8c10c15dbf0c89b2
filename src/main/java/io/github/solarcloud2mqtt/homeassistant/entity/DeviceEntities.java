package io.github.solarcloud2mqtt.homeassistant.entity;

import io.github.solarcloud2mqtt.homeassistant.sensor.DeviceClass;
import io.github.solarcloud2mqtt.homeassistant.sensor.EntityConfig;
import io.github.solarcloud2mqtt.homeassistant.sensor.SensorAttributes;
import io.github.solarcloud2mqtt.homeassistant.sensor.StateClass;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.ArrayList;
import java.util.List;

/**
 * The entities of devices.
 *
 * @param topics the topics of the states
 * @param form the format of the states
 */
public record DeviceEntities(Topics topics, PayloadForm form) {

    private static final String SENSOR = "sensor";
    private static final String BINARY_SENSOR = "binary_sensor";
    private static final String EVENT = "event";

    /** The platforms of all entities of this program. */
    public static final List<String> COMPONENTS = List.of(SENSOR, BINARY_SENSOR, EVENT);

    private static final String CONNECTIVITY = "connectivity";

    /** Component, node and object of the entity that every device has, as a topic filter. */
    public static final String OF_EVERY_DEVICE = BINARY_SENSOR + "/+/" + CONNECTIVITY;

    private static final List<String> EVENT_TYPES = List.of(
            "fault_raised", "fault_cleared", "alarm_raised", "alarm_cleared", "notice_raised", "notice_cleared");

    /**
     * The entities of a device.
     *
     * @param withFaults whether {@code problem} and {@code fault} of this device are published
     */
    public List<Entity> ofDevice(DiscoveryDevice device, List<MeasuringPoint> points, boolean withFaults) {
        List<Entity> entities = new ArrayList<>();
        points.forEach(point -> entities.add(sensor(device, point)));
        entities.add(connectivity(device));
        if (withFaults) {
            entities.add(problem(device));
            entities.add(fault(device));
        }
        return entities;
    }

    /** The diagnostic entities of the connection to a cloud; they belong to a plant. */
    public List<Entity> ofCloud(DiscoveryDevice plant, String cloudName) {
        ValueTemplate health = ValueTemplate.DOCUMENT.entry(cloudName);
        return List.of(cloudConnection(plant, health), callsLeft(plant, health), dataAge(plant, health));
    }

    private Entity sensor(DiscoveryDevice device, MeasuringPoint point) {
        String object = EntityIds.ofPoint(point);
        EntityConfig config = device.entity(SENSOR, object, point.key(), point.name());
        if (form.hasPointTopics()) {
            config.with("state_topic", topics.point(device.id(), point.key()));
        } else {
            config.with("state_topic", topics.state(device.id()))
                    .with(
                            "value_template",
                            ValueTemplate.DOCUMENT.entry(point.key()).print());
        }
        SensorAttributes.describe(config, point);
        if (point.diagnostic()) {
            config.with("entity_category", "diagnostic");
        }
        if (!point.enabledByDefault()) {
            config.with("enabled_by_default", false);
        }
        // A counter keeps its value while the device sleeps.
        return point.kind().isCounter()
                ? withBridge(SENSOR, object, config)
                : new Entity(SENSOR, object, config.content(), whileAwake(device));
    }

    /** The availability topics for present measurements. */
    public List<String> whileAwake(DiscoveryDevice device) {
        return List.of(topics.bridgeAvailability(), topics.availability(device.id()));
    }

    private Entity withBridge(String component, String object, EntityConfig config) {
        return new Entity(component, object, config.content(), List.of(topics.bridgeAvailability()));
    }

    private Entity connectivity(DiscoveryDevice device) {
        EntityConfig config = device.entity(BINARY_SENSOR, CONNECTIVITY, CONNECTIVITY, "Connectivity")
                .with("state_topic", topics.availability(device.id()))
                .with("payload_on", Topics.ONLINE)
                .with("payload_off", Topics.OFFLINE)
                .with("device_class", "connectivity")
                .with("entity_category", "diagnostic");
        return withBridge(BINARY_SENSOR, CONNECTIVITY, config);
    }

    private Entity problem(DiscoveryDevice device) {
        EntityConfig config = device.entity(BINARY_SENSOR, "problem", "problem", "Problem")
                .with("state_topic", topics.problem(device.id()))
                .with("json_attributes_topic", topics.faults(device.id()))
                .with("payload_on", Topics.ON)
                .with("payload_off", Topics.OFF)
                .with("device_class", "problem");
        return withBridge(BINARY_SENSOR, "problem", config);
    }

    private Entity fault(DiscoveryDevice device) {
        EntityConfig config = device.entity(EVENT, "fault", "fault", "Fault")
                .with("state_topic", topics.fault(device.id()))
                // openHAB's rules read the fault from the attributes.
                .with("json_attributes_topic", topics.fault(device.id()))
                .with("event_types", EVENT_TYPES)
                .with("icon", "mdi:alert-circle-outline");
        return withBridge(EVENT, "fault", config);
    }

    private Entity cloudConnection(DiscoveryDevice plant, ValueTemplate health) {
        EntityConfig config = health(plant, BINARY_SENSOR, "cloud_connection", "Cloud connection")
                .with("value_template", health.entry("state").printWhether("ok"))
                .with("device_class", "connectivity");
        return withBridge(BINARY_SENSOR, "cloud_connection", config);
    }

    private Entity callsLeft(DiscoveryDevice plant, ValueTemplate health) {
        EntityConfig config = health(plant, SENSOR, "calls_left", "Calls left")
                .with("value_template", health.entry("calls_left").print())
                .with("state_class", StateClass.MEASUREMENT.text())
                .with("suggested_display_precision", 0)
                .with("icon", "mdi:counter");
        return withBridge(SENSOR, "calls_left", config);
    }

    private Entity dataAge(DiscoveryDevice plant, ValueTemplate health) {
        EntityConfig config = health(plant, SENSOR, "data_age", "Data age")
                .with("value_template", health.entry("data_age").print())
                .with("device_class", DeviceClass.DURATION.text())
                .with("state_class", StateClass.MEASUREMENT.text())
                .with("unit_of_measurement", "s")
                .with("suggested_display_precision", 0);
        return withBridge(SENSOR, "data_age", config);
    }

    private EntityConfig health(DiscoveryDevice plant, String component, String key, String name) {
        return plant.entity(component, key, key, name)
                .with("state_topic", topics.bridgeHealth())
                .with("entity_category", "diagnostic");
    }
}
