package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.homeassistant.DeviceDiscovery;
import java.util.Map;
import java.util.Set;

/**
 * Brings the discovery messages that a connected broker retains to those wanted. {@link WantedDiscovery} calls every method
 * under its lock.
 */
public interface DiscoveryConnection {

    /** Whether the broker holds all wanted messages. */
    boolean isSettled();

    /** Updates one device, unless a migration is going on, which will update it. */
    void update(DeviceDiscovery device);

    /** Updates all devices, unless a migration is going on, which will update them. */
    void updateAll();

    /** Takes the next step of a migration. */
    void resume();

    /** Publishes all messages again; during a migration it does nothing. */
    void publishAll();

    /** The entities that the broker retains, by node. */
    Map<String, Set<String>> retainedObjects();

    /** Whether this bridge certainly published some message of a node. */
    boolean isOurs(String node);
}
