package io.github.solarcloud2mqtt.homeassistant;

import io.github.solarcloud2mqtt.homeassistant.entity.DeviceEntities;
import io.github.solarcloud2mqtt.homeassistant.entity.DiscoveryDevice;
import io.github.solarcloud2mqtt.homeassistant.entity.Entity;
import io.github.solarcloud2mqtt.homeassistant.entity.EntityIds;
import io.github.solarcloud2mqtt.homeassistant.sensor.EntityConfig;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Creates the messages with which Home Assistant and openHAB discover devices and their entities. Stateless: the same input
 * gives the same messages.
 */
public final class DiscoveryMessages {

    private static final String NAME = "solarcloud2mqtt";
    private static final String SUPPORT_URL = "https://github.com/solarcloud2mqtt/solarcloud2mqtt";

    private final DeviceEntities entities;
    private final String discoveryPrefix;
    private final DiscoveryForm discovery;
    private final int qos;
    private final Map<String, Object> origin;

    /**
     * @param topics the topics of the states
     * @param discoveryPrefix the prefix to which Home Assistant subscribes
     * @param discovery the format of the messages
     * @param form the format of the states
     * @param qos the quality of service with which Home Assistant subscribes, 0 to 2
     * @param bridgeVersion the version of this program
     */
    public DiscoveryMessages(
            Topics topics,
            String discoveryPrefix,
            DiscoveryForm discovery,
            PayloadForm form,
            int qos,
            String bridgeVersion) {
        this.entities = new DeviceEntities(topics, form);
        this.discoveryPrefix = discoveryPrefix;
        this.discovery = discovery;
        this.qos = qos;
        this.origin = new EntityConfig()
                .with("name", NAME)
                .with("sw_version", bridgeVersion)
                .with("support_url", SUPPORT_URL)
                .content();
    }

    /**
     * All entities of a device.
     *
     * @param vendor the vendor's short name, such as {@code isolarcloud}
     * @param device the device
     * @param points the measuring points that have values
     * @param withFaults whether {@code problem} and {@code fault} of this device are published
     * @param cloudName for a plant: the name of its cloud in the configuration and in {@code bridge/health}, for
     *     the diagnostic entities of the connection
     */
    public DeviceDiscovery announce(
            String vendor, Device device, List<MeasuringPoint> points, boolean withFaults, Optional<String> cloudName) {
        DiscoveryDevice announced = new DiscoveryDevice(vendor, device);
        List<Entity> all = new ArrayList<>(entities.ofDevice(announced, points, withFaults));
        cloudName.ifPresent(name -> all.addAll(entities.ofCloud(announced, name)));
        return switch (discovery) {
            case ENTITY -> EntityMessages.of(discoveryPrefix, announced, all, qos, origin);
            case DEVICE ->
                DeviceMessage.of(discoveryPrefix, announced, all, entities.whileAwake(announced), qos, origin);
        };
    }

    /** The topic on which Home Assistant publishes {@code online} when it has started. */
    public String birthTopic() {
        return discoveryPrefix + "/status";
    }

    /** The level of a device in the topics of its messages. */
    public static String node(String vendor, String deviceId) {
        return new EntityIds(vendor, deviceId).node();
    }

    /** The name of this program in the messages. */
    public static String originName() {
        return NAME;
    }
}
