package io.github.solarcloud2mqtt.app.component;

import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.poll.CloudPoller;
import io.github.solarcloud2mqtt.publish.BrokerSession;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.List;

/** The whole bridge: one loop for each cloud, and the broker. */
public final class Bridge {

    private final List<CloudPoller> loops;
    private final MessageBus bus;
    private final BrokerSession link;
    private final Topics topics;

    public Bridge(List<CloudPoller> loops, MessageBus bus, BrokerSession link, Topics topics) {
        this.loops = List.copyOf(loops);
        this.bus = bus;
        this.link = link;
        this.topics = topics;
    }

    /** Begins; everything goes on by itself from here. */
    public void start() {
        link.whenLive(this::live);
        bus.start(Message.retained(topics.bridgeState(), Topics.OFFLINE), link);
        loops.forEach(loop -> loop.start(this::cleanUp));
    }

    private void live() {
        loops.forEach(CloudPoller::brokerIsLive);
        cleanUp();
    }

    /**
     * What lies where the bridge was before its configuration changed goes once every cloud has been seen; what it has left
     * elsewhere once every cloud has been seen twice.
     */
    private void cleanUp() {
        int seen = loops.stream().mapToInt(CloudPoller::discoveries).min().orElse(0);
        if (seen >= 1) {
            link.removeLeft();
        }
        if (seen >= 2) {
            link.removeStrangers();
        }
    }

    /** Says good-bye to the broker. */
    public void stop() {
        bus.stop(Message.retained(topics.bridgeState(), Topics.OFFLINE));
    }
}
