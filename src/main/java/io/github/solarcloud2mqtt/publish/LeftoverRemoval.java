package io.github.solarcloud2mqtt.publish;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Decides when retained messages that no cloud needs are removed: those at topics of an earlier configuration once every
 * cloud was discovered, all others of an earlier run once every cloud was discovered twice. Safe for use by several threads.
 */
public final class LeftoverRemoval implements DiscoveryListener {

    private final int clouds;
    private final Supplier<BrokerSession> session;
    private final Map<String, Integer> discoveries = new HashMap<>();

    /**
     * @param clouds how many clouds there are
     */
    public LeftoverRemoval(int clouds, Supplier<BrokerSession> session) {
        this.clouds = clouds;
        this.session = session;
    }

    @Override
    public void accountDiscovered(PublishedCloud cloud) {
        synchronized (this) {
            discoveries.merge(cloud.name(), 1, Integer::sum);
        }
        removeLeftovers();
    }

    /** Removes what may be removed by now. To be called whenever the broker has received everything. */
    public void removeLeftovers() {
        int seen = leastDiscoveries();
        if (seen >= 1) {
            session.get().removeLeft();
        }
        if (seen >= 2) {
            session.get().removeStrangers();
        }
    }

    private synchronized int leastDiscoveries() {
        return discoveries.size() < clouds
                ? 0
                : discoveries.values().stream()
                        .mapToInt(Integer::intValue)
                        .min()
                        .orElse(0);
    }
}
