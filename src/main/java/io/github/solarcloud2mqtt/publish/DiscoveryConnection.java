package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.homeassistant.DeviceDiscovery;
import java.util.Map;
import java.util.Set;

/**
 * Updates the discovery messages that a connected broker retains to the wanted ones. {@link WantedDiscovery} calls every
 * method under its lock.
 */
public interface DiscoveryConnection {

    /** Whether the broker has all wanted messages. */
    boolean isSettled();

    /** Updates one device. During a migration it does nothing, because the migration updates all devices. */
    void update(DeviceDiscovery device);

    /** Updates all devices. During a migration it does nothing, because the migration updates all devices. */
    void updateAll();

    /** Takes the next step of a migration. */
    void resume();

    /** Publishes all messages again. During a migration it does nothing. */
    void publishAll();

    /** The entities that the broker retains, by node. */
    Map<String, Set<String>> retainedObjects();

    /** Whether this bridge certainly published one of the messages of a node. */
    boolean isOurs(String node);
}
