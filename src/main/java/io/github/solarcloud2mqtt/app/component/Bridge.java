package io.github.solarcloud2mqtt.app.component;

import io.github.solarcloud2mqtt.poll.CloudPoller;
import io.github.solarcloud2mqtt.publish.BrokerContents;
import io.github.solarcloud2mqtt.publish.session.BrokerSessions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The whole bridge: one poller for each cloud, and the broker. */
@Singleton
public final class Bridge {

    private static final Duration LONGEST_REMOVAL = Duration.ofSeconds(8);

    private final List<CloudPoller> pollers;
    private final BrokerContents published;
    private final BrokerSessions broker;

    @Inject
    public Bridge(List<CloudPoller> pollers, BrokerContents published, BrokerSessions broker) {
        this.published = published;
        this.pollers = List.copyOf(pollers);
        this.broker = broker;
    }

    /** Starts polling and publishing; returns at once. */
    public void start() {
        broker.start();
        pollers.forEach(CloudPoller::start);
    }

    /** Stops polling, publishes {@code offline} and disconnects from the broker. */
    public void stop() {
        pollers.forEach(CloudPoller::stop);
        broker.stop();
    }

    /** Stops polling and removes from the broker everything that the bridge has published and announced. */
    public void stopWithoutTrace() throws InterruptedException {
        pollers.forEach(CloudPoller::stop);
        published.removeAll();
        broker.stopWithoutTrace(LONGEST_REMOVAL);
    }
}
