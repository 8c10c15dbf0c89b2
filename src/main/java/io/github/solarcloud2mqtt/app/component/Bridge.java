package io.github.solarcloud2mqtt.app.component;

import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.poll.CloudPoller;
import io.github.solarcloud2mqtt.publish.BrokerSession;
import io.github.solarcloud2mqtt.publish.LeftoverRemoval;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.List;

/** The whole bridge: one poller for each cloud, and the broker. */
public final class Bridge {

    private final List<CloudPoller> pollers;
    private final MessageBus bus;
    private final BrokerSession session;
    private final LeftoverRemoval leftovers;
    private final Topics topics;

    public Bridge(
            List<CloudPoller> pollers,
            MessageBus bus,
            BrokerSession session,
            LeftoverRemoval leftovers,
            Topics topics) {
        this.pollers = List.copyOf(pollers);
        this.bus = bus;
        this.session = session;
        this.leftovers = leftovers;
        this.topics = topics;
    }

    /** Starts; everything goes on by itself from here. */
    public void start() {
        session.whenLive(this::live);
        bus.start(Message.retained(topics.bridgeState(), Topics.OFFLINE), session);
        pollers.forEach(CloudPoller::start);
    }

    private void live() {
        pollers.forEach(CloudPoller::brokerIsLive);
        leftovers.removeLeftovers();
    }

    /** Stops polling, publishes {@code offline} and disconnects. */
    public void stop() {
        pollers.forEach(CloudPoller::stop);
        bus.stop(Message.retained(topics.bridgeState(), Topics.OFFLINE));
    }
}
