package io.github.solarcloud2mqtt.homeassistant;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Home Assistant is to know of one device. Immutable. */
public interface DeviceDiscovery {

    /** The device's level in the topics. */
    String node();

    /** The ids of the entities within the device. */
    Set<String> objects();

    /** Whether a topic is of the form and at the prefix of this announcement. */
    boolean isInPlace(ConfigTopic topic);

    /** Everything, whatever the broker has. */
    List<ConfigMessage> messages();

    /**
     * What to publish now to come from what the broker has to what is wanted. As long as that is something, what the broker
     * has then is to be looked at again a little later.
     *
     * @param kept the payloads at the topics of this device that are in place
     * @param gone entities to take away; others that are not wanted may come back and stay
     */
    List<ConfigMessage> next(Map<ConfigTopic, String> kept, Set<String> gone);

    /** The ids of the entities a message makes known. */
    static Set<String> objects(ConfigMessage message) {
        return message.configTopic().isOfDevice()
                ? EntityComponent.present(message.payload())
                : Set.of(message.configTopic().object());
    }

    /** The message of a device with nothing left of some of its entities but their platforms, which takes them away. */
    static ConfigMessage without(ConfigMessage message, Set<String> objects) {
        return new ConfigMessage(message.configTopic(), EntityComponent.withRemovals(message.payload(), objects));
    }
}
