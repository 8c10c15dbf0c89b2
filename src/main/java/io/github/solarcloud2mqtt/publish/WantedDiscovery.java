package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.homeassistant.DeviceDiscovery;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The discovery messages that the broker should retain, by device. A {@link DiscoveryConnection} brings the broker to that
 * state. Thread-safe; calls of the connection hold this object's lock.
 */
public final class WantedDiscovery {

    private final boolean enabled;
    private final Map<String, DeviceDiscovery> devices = new LinkedHashMap<>();
    private final Map<String, Set<String>> announced = new HashMap<>();
    private final Map<String, Set<String>> removedObjects = new HashMap<>();
    private final Set<String> removedNodes = new LinkedHashSet<>();
    private Optional<DiscoveryConnection> connection = Optional.empty();

    /**
     * @param enabled false if nothing is announced and everything announced by an earlier run is removed
     */
    public WantedDiscovery(boolean enabled) {
        this.enabled = enabled;
    }

    /** Sets the discovery of a device. Entities that it no longer contains stay until they are removed. */
    public synchronized void announce(DeviceDiscovery device) {
        String node = device.node();
        devices.put(node, device);
        removedNodes.remove(node);
        announced.computeIfAbsent(node, unknown -> new HashSet<>()).addAll(device.objects());
        removedObjects(node).removeAll(device.objects());
        connection.ifPresent(broker -> broker.update(device));
    }

    /** Removes entities of a device. */
    public synchronized void remove(String node, Set<String> objects) {
        if (removedObjects(node).addAll(objects)) {
            connection.ifPresent(DiscoveryConnection::updateAll);
        }
    }

    /** Removes a device with all its entities. */
    public synchronized void remove(String node) {
        devices.remove(node);
        announced.remove(node);
        removedNodes.add(node);
        connection.ifPresent(DiscoveryConnection::updateAll);
    }

    /** Removes all devices with all their entities. */
    public synchronized void removeAll() {
        List.copyOf(devices.keySet()).forEach(this::remove);
    }

    /** Whether the broker of the current connection has all discovery messages, so that consumers receive events. */
    public synchronized boolean isSettled() {
        return connection.filter(DiscoveryConnection::isSettled).isPresent();
    }

    /** Whether anything is announced at all. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Whether a device is announced. */
    public synchronized boolean isAnnounced(String node) {
        return devices.containsKey(node);
    }

    /** Begins to bring the broker of a new connection up to date. */
    public synchronized void connect(DiscoveryConnection broker) {
        connection = Optional.of(broker);
        if (enabled) {
            broker.updateAll();
        } else {
            removeUnannounced();
        }
    }

    /** Stops updating: the connection is lost. */
    public synchronized void disconnect() {
        connection = Optional.empty();
    }

    /** Removes what earlier runs announced and this one did not. To be called only after two complete discoveries of every cloud. */
    public synchronized void removeUnannounced() {
        connection.ifPresent(broker -> {
            broker.retainedObjects().forEach((node, objects) -> {
                Set<String> own = announced.getOrDefault(node, Set.of());
                objects.stream().filter(object -> !own.contains(object)).forEach(removedObjects(node)::add);
                if (own.isEmpty() && broker.isOurs(node)) {
                    removedNodes.add(node);
                }
            });
            broker.updateAll();
        });
    }

    /** Publishes all discovery messages, whatever the broker retains; not during a migration, which ends with the same. */
    public synchronized void publishAll() {
        connection.ifPresent(DiscoveryConnection::publishAll);
    }

    /**
     * Continues a migration after its pause.
     *
     * @return whether the broker is that of the current connection and has all discovery messages
     */
    public synchronized boolean resume(DiscoveryConnection broker) {
        boolean present = connection.filter(broker::equals).isPresent();
        if (present) {
            broker.resume();
        }
        return present && broker.isSettled();
    }

    /** All wanted devices. For the connection, under the lock. */
    public Collection<DeviceDiscovery> devices() {
        return List.copyOf(devices.values());
    }

    /** The entities of a device that are to be removed. For the connection, under the lock. */
    public Set<String> removedObjects(String node) {
        return removedObjects.computeIfAbsent(node, unknown -> new HashSet<>());
    }

    /** The devices that are to be removed from the broker; each is returned once. For the connection, under the lock. */
    public List<String> takeRemovedNodes() {
        List<String> nodes = List.copyOf(removedNodes);
        removedNodes.clear();
        nodes.forEach(removedObjects::remove);
        return nodes;
    }
}
