package io.github.solarcloud2mqtt.homeassistant;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The discovery messages of one device. Immutable. */
public interface DeviceDiscovery {

    /** The device's level in the topics. */
    String node();

    /** The ids of the entities within the device. */
    Set<String> objects();

    /** Whether a topic belongs to this format and prefix. */
    boolean isInPlace(ConfigTopic topic);

    /** All messages, independent of what the broker retains. */
    List<ConfigMessage> messages();

    /**
     * The messages to publish next, so that the broker comes closer to the wanted messages. If there are some, call this again
     * after a pause with what the broker then retains.
     *
     * @param retained the payloads at the topics of this device that belong to this format and prefix
     * @param removed entities to remove; other entities that are not wanted stay
     */
    List<ConfigMessage> next(Map<ConfigTopic, String> retained, Set<String> removed);

    /** The ids of the entities of a message. */
    static Set<String> objects(ConfigMessage message) {
        return message.configTopic().isOfDevice()
                ? EntityComponent.present(message.payload())
                : Set.of(message.configTopic().object());
    }

    /** The message of a device with some of its entities replaced by their platforms, which removes them. */
    static ConfigMessage without(ConfigMessage message, Set<String> objects) {
        return new ConfigMessage(message.configTopic(), EntityComponent.withRemovals(message.payload(), objects));
    }
}
