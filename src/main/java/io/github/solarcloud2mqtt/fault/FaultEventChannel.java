package io.github.solarcloud2mqtt.fault;

import io.github.solarcloud2mqtt.plant.PublishedFault;
import java.util.function.Consumer;

/** Publishes the events of faults. Thread-safe. */
public interface FaultEventChannel {

    /** Whether the broker is connected and holds the discovery messages, so that consumers see an event. */
    boolean isReady();

    /**
     * The event as it is published.
     *
     * @param change {@code raised} or {@code cleared}
     */
    FaultEvent event(PublishedFault fault, String change);

    /**
     * Whether the broker can ever accept an event; the topic of a stored one depends on the configuration of that
     * time.
     */
    boolean isPublishable(FaultEvent event);

    /**
     * Publishes an event.
     *
     * @param outcome receives once, on any thread, whether the broker has confirmed the event
     */
    void deliver(FaultEvent event, Consumer<Boolean> outcome);
}
