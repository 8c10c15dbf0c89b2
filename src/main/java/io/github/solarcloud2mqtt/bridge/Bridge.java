package io.github.solarcloud2mqtt.bridge;

import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.List;

/** The whole bridge: one loop for each cloud, and the broker. */
public final class Bridge {

    private final List<CloudLoop> loops;
    private final MessageBus bus;
    private final RetainedMessages retained;
    private final BrokerLink link;
    private final Topics topics;

    public Bridge(List<CloudLoop> loops, MessageBus bus, RetainedMessages retained, BrokerLink link, Topics topics) {
        this.loops = List.copyOf(loops);
        this.bus = bus;
        this.retained = retained;
        this.link = link;
        this.topics = topics;
    }

    /** Begins; everything goes on by itself from here. */
    public void start() {
        link.whenLive(() -> loops.forEach(CloudLoop::brokerIsLive));
        bus.start(Message.retained(topics.bridgeState(), Topics.OFFLINE), link);
        loops.forEach(loop -> loop.start(this::cleanUp));
    }

    /** What an earlier run left on the broker goes once every cloud has been seen twice. */
    private void cleanUp() {
        if (loops.stream().allMatch(loop -> loop.discoveries() >= 2)) {
            retained.removeStrangers();
        }
    }

    /** Says good-bye to the broker. */
    public void stop() {
        bus.stop(Message.retained(topics.bridgeState(), Topics.OFFLINE));
    }
}
