package io.github.solarcloud2mqtt.publish;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What every connection publishes: the retained messages and the discovery messages, and the listeners to notify when the
 * broker has them. Thread-safe.
 */
@Singleton
public final class BrokerContents {

    private final RetainedMessages messages;
    private final WantedDiscovery discovery;
    private final DiscoveryProgress progress;
    private final Provider<List<ReadyListener>> listeners;

    /**
     * @param listeners a provider, because they publish
     */
    @Inject
    public BrokerContents(
            RetainedMessages messages,
            WantedDiscovery discovery,
            DiscoveryProgress progress,
            Provider<List<ReadyListener>> listeners) {
        this.messages = messages;
        this.discovery = discovery;
        this.progress = progress;
        this.listeners = listeners;
    }

    public RetainedMessages messages() {
        return messages;
    }

    public WantedDiscovery discovery() {
        return discovery;
    }

    public DiscoveryProgress progress() {
        return progress;
    }

    /** Removes everything from the broker. */
    public void removeAll() {
        discovery.removeAll();
        messages.removeAll();
    }

    /** Notifies the listeners that the broker has everything. */
    public void ready() {
        listeners.get().forEach(ReadyListener::brokerReady);
    }
}
