package io.github.solarcloud2mqtt.homeassistant;

import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the messages by which Home Assistant and openHAB find devices and their entities. Stateless: the same input
 * gives the same messages.
 */
public final class EntityAnnouncements {

    private static final String NAME = "solarcloud2mqtt";
    private static final String SUPPORT_URL = "https://github.com/solarcloud2mqtt/solarcloud2mqtt";

    private static final String SENSOR = "sensor";
    private static final String BINARY_SENSOR = "binary_sensor";
    private static final String EVENT = "event";

    private static final List<String> EVENT_TYPES = List.of(
            "fault_raised", "fault_cleared", "alarm_raised", "alarm_cleared", "notice_raised", "notice_cleared");

    private final Topics topics;
    private final String discoveryPrefix;
    private final PayloadForm form;
    private final int qos;
    private final Map<String, Object> origin;
    private final OwnMessages own;

    /**
     * @param topics where the states are published
     * @param discoveryPrefix where Home Assistant looks for configurations
     * @param form in which form the states are published
     * @param qos the quality of service Home Assistant subscribes with, 0 to 2
     * @param bridgeVersion the version of this program
     */
    public EntityAnnouncements(Topics topics, String discoveryPrefix, PayloadForm form, int qos, String bridgeVersion) {
        this.topics = topics;
        this.discoveryPrefix = discoveryPrefix;
        this.form = form;
        this.qos = qos;
        this.origin = new EntityConfig()
                .with("name", NAME)
                .with("sw_version", bridgeVersion)
                .with("support_url", SUPPORT_URL)
                .content();
        this.own = new OwnMessages(discoveryPrefix, NAME, topics.bridgeState());
    }

    /**
     * The entities of a device.
     *
     * @param vendor the vendor's short name, such as {@code isolarcloud}
     * @param device the device
     * @param points the measuring points that have values
     * @param withFaults whether {@code problem} and {@code fault} of this device are published
     */
    public List<ConfigMessage> forDevice(
            String vendor, Device device, List<MeasuringPoint> points, boolean withFaults) {
        AnnouncedDevice announced = new AnnouncedDevice(vendor, device);
        List<ConfigMessage> messages = new ArrayList<>();
        points.forEach(point -> messages.add(sensor(announced, point)));
        messages.add(connectivity(announced));
        if (withFaults) {
            messages.add(problem(announced));
            messages.add(fault(announced));
        }
        return List.copyOf(messages);
    }

    /**
     * The entities that tell how the connection to a cloud is doing.
     *
     * @param vendor the vendor's short name
     * @param plantDevice the plant they are shown with
     * @param cloudName the name of the cloud in the configuration and in {@code bridge/health}
     */
    public List<ConfigMessage> forCloud(String vendor, Device plantDevice, String cloudName) {
        AnnouncedDevice announced = new AnnouncedDevice(vendor, plantDevice);
        ValueTemplate health = ValueTemplate.DOCUMENT.entry(cloudName);
        return List.of(cloudConnection(announced, health), callsLeft(announced, health), dataAge(announced, health));
    }

    /** Whether this bridge made a message that the broker keeps. Any other text is answered with false. */
    public boolean isOurs(String topic, String payload) {
        return own.contain(topic, payload);
    }

    /** The filter for the configuration messages of all entities, ours and those of others. */
    public String discoveryFilter() {
        return discoveryPrefix + "/+/+/+/config";
    }

    /** Where Home Assistant says {@code online} when it has started. */
    public String birthTopic() {
        return discoveryPrefix + "/status";
    }

    private ConfigMessage sensor(AnnouncedDevice device, MeasuringPoint point) {
        String object = EntityIds.ofPoint(point.id());
        EntityConfig config = device.entity(SENSOR, object, point.key(), point.name());
        if (form.hasPointTopics()) {
            config.with("state_topic", topics.point(device.id(), point.key()));
        } else {
            config.with("state_topic", topics.state(device.id()))
                    .with(
                            "value_template",
                            ValueTemplate.DOCUMENT.entry(point.key()).print());
        }
        SensorMeaning.describe(config, point);
        if (point.diagnostic()) {
            config.with("entity_category", "diagnostic");
        }
        if (!point.enabledByDefault()) {
            config.with("enabled_by_default", false);
        }
        // What was counted stays true while the device sleeps.
        return point.kind().isCounter()
                ? message(device, SENSOR, object, config, topics.bridgeState())
                : message(device, SENSOR, object, config, topics.bridgeState(), topics.availability(device.id()));
    }

    private ConfigMessage connectivity(AnnouncedDevice device) {
        EntityConfig config = device.entity(BINARY_SENSOR, "connectivity", "connectivity", "Connectivity")
                .with("state_topic", topics.availability(device.id()))
                .with("payload_on", Topics.ONLINE)
                .with("payload_off", Topics.OFFLINE)
                .with("device_class", "connectivity")
                .with("entity_category", "diagnostic");
        return message(device, BINARY_SENSOR, "connectivity", config, topics.bridgeState());
    }

    private ConfigMessage problem(AnnouncedDevice device) {
        EntityConfig config = device.entity(BINARY_SENSOR, "problem", "problem", "Problem")
                .with("state_topic", topics.problem(device.id()))
                .with("json_attributes_topic", topics.faults(device.id()))
                .with("payload_on", Topics.ON)
                .with("payload_off", Topics.OFF)
                .with("device_class", "problem");
        return message(device, BINARY_SENSOR, "problem", config, topics.bridgeState());
    }

    private ConfigMessage fault(AnnouncedDevice device) {
        EntityConfig config = device.entity(EVENT, "fault", "fault", "Fault")
                .with("state_topic", topics.fault(device.id()))
                // Only so do openHAB's rules see what the fault is.
                .with("json_attributes_topic", topics.fault(device.id()))
                .with("event_types", EVENT_TYPES)
                .with("icon", "mdi:alert-circle-outline");
        return message(device, EVENT, "fault", config, topics.bridgeState());
    }

    private ConfigMessage cloudConnection(AnnouncedDevice plant, ValueTemplate health) {
        EntityConfig config = health(plant, BINARY_SENSOR, "cloud_connection", "Cloud connection")
                .with("value_template", health.entry("state").printWhether("ok"))
                .with("device_class", "connectivity");
        return message(plant, BINARY_SENSOR, "cloud_connection", config, topics.bridgeState());
    }

    private ConfigMessage callsLeft(AnnouncedDevice plant, ValueTemplate health) {
        EntityConfig config = health(plant, SENSOR, "calls_left", "Calls left")
                .with("value_template", health.entry("calls_left").print())
                .with("state_class", StateClass.MEASUREMENT.text())
                .with("suggested_display_precision", 0)
                .with("icon", "mdi:counter");
        return message(plant, SENSOR, "calls_left", config, topics.bridgeState());
    }

    private ConfigMessage dataAge(AnnouncedDevice plant, ValueTemplate health) {
        EntityConfig config = health(plant, SENSOR, "data_age", "Data age")
                .with("value_template", health.entry("data_age").print())
                .with("device_class", DeviceClass.DURATION.text())
                .with("state_class", StateClass.MEASUREMENT.text())
                .with("unit_of_measurement", "s")
                .with("suggested_display_precision", 0);
        return message(plant, SENSOR, "data_age", config, topics.bridgeState());
    }

    private EntityConfig health(AnnouncedDevice plant, String component, String key, String name) {
        return plant.entity(component, key, key, name)
                .with("state_topic", topics.bridgeHealth())
                .with("entity_category", "diagnostic");
    }

    private ConfigMessage message(
            AnnouncedDevice device, String component, String object, EntityConfig config, String... availableWith) {
        config.with(
                        "availability",
                        Stream.of(availableWith)
                                .map(topic -> Map.of("topic", topic))
                                .toList())
                .with("availability_mode", "all")
                .with("qos", qos)
                .with("device", device.description())
                .with("origin", origin);
        return ConfigMessage.of(device.configTopic(discoveryPrefix, component, object), config.content());
    }
}
