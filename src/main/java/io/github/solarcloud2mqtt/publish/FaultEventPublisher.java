package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.mqtt.MqttText;
import io.github.solarcloud2mqtt.plant.PublishedFault;
import io.github.solarcloud2mqtt.topics.FaultDocuments;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/** Publishes fault events. Thread-safe. */
public final class FaultEventPublisher {

    private final MessageBus bus;
    private final WantedDiscovery discovery;
    private final Topics topics;

    @Inject
    public FaultEventPublisher(MessageBus bus, WantedDiscovery discovery, Topics topics) {
        this.bus = bus;
        this.discovery = discovery;
        this.topics = topics;
    }

    /** Whether the broker has the discovery messages, so that consumers receive an event. */
    public boolean isReady() {
        return discovery.isSettled();
    }

    /** The topic of a fault's events. */
    public String topic(PublishedFault fault) {
        return topics.fault(fault.device());
    }

    /**
     * The payload of an event.
     *
     * @param change {@code raised} or {@code cleared}
     */
    public String payload(PublishedFault fault, String change) {
        return FaultDocuments.event(fault, change);
    }

    /** Whether the broker can accept an event on a topic. */
    public boolean isPublishable(String topic) {
        return MqttText.isTopic(topic);
    }

    /**
     * Publishes an event.
     *
     * @param outcome called once, on any thread: whether the broker has confirmed the event
     */
    public void deliver(String topic, String payload, Consumer<Boolean> outcome) {
        bus.deliver(Message.event(topic, payload), outcome);
    }
}
