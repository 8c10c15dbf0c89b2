package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.fault.FaultEvent;
import io.github.solarcloud2mqtt.fault.FaultEventChannel;
import io.github.solarcloud2mqtt.plant.PublishedFault;
import io.github.solarcloud2mqtt.publish.FaultEventPublisher;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/** Passes the fault tracker's events to the broker. */
public final class BrokerFaultChannel implements FaultEventChannel {

    private final FaultEventPublisher publisher;

    @Inject
    public BrokerFaultChannel(FaultEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public boolean isReady() {
        return publisher.isReady();
    }

    @Override
    public FaultEvent event(PublishedFault fault, String change) {
        return new FaultEvent(publisher.topic(fault), publisher.payload(fault, change));
    }

    @Override
    public boolean isPublishable(FaultEvent event) {
        return publisher.isPublishable(event.topic());
    }

    @Override
    public void deliver(FaultEvent event, Consumer<Boolean> outcome) {
        publisher.deliver(event.topic(), event.payload(), outcome);
    }
}
