package io.github.solarcloud2mqtt.publish;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the complete discoveries of each cloud since the start of the program. Thread-safe. */
public final class DiscoveryProgress implements DiscoveryListener {

    private final Map<String, Integer> completed = new HashMap<>();
    private Optional<Runnable> listener = Optional.empty();

    /**
     * @param clouds the names of all clouds
     */
    public DiscoveryProgress(Collection<String> clouds) {
        clouds.forEach(cloud -> completed.put(cloud, 0));
    }

    @Override
    public synchronized void accountDiscovered(PublishedCloud cloud) {
        completed.merge(cloud.name(), 1, Integer::sum);
        listener.ifPresent(Runnable::run);
    }

    /** The number of complete discoveries that every cloud has had at least. */
    public synchronized int rounds() {
        return completed.isEmpty() ? 0 : Collections.min(completed.values());
    }

    /**
     * Notifies a connection of each further complete discovery.
     *
     * @param connection called under this object's lock; must not block
     */
    public synchronized void connect(Runnable connection) {
        listener = Optional.of(connection);
    }

    /** Stops notifying: the connection is lost. */
    public synchronized void disconnect() {
        listener = Optional.empty();
    }
}
