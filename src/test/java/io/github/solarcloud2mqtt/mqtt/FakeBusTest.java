package io.github.solarcloud2mqtt.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fake fulfils the contract of the real brokers. */
class FakeBusTest {

    private final List<String> events = new ArrayList<>();
    private final FakeBus bus = new FakeBus();

    private void connect() {
        bus.start(Message.retained("state", "broken"), new MessageBus.Listener() {
            @Override
            public void connected() {
                events.add("connected");
            }

            @Override
            public void disconnected() {
                events.add("disconnected");
            }

            @Override
            public void received(Message message) {
                events.add(message.toString());
            }
        });
        bus.connect();
        events.clear();
    }

    @Test
    void aRetainedMessageStaysUntilItIsCleared() {
        connect();
        bus.publish(Message.retained("a", "1"));
        bus.publish(Message.event("b", "2"));
        assertThat(bus.retained()).containsOnlyKeys("a");

        bus.publish(Message.retained("a", ""));

        assertThat(bus.retained("a")).isEmpty();
        assertThat(bus.published("a")).containsExactly("1", "");
    }

    @Test
    void aSubscriptionReceivesRetainedAndNewMessages() {
        connect();
        bus.publishFromOutside("x/1/y", "kept", true);
        bus.publishFromOutside("x/2", "kept", true);

        bus.subscribe("x/+/y");
        bus.publishFromOutside("x/1/y", "new", true);
        bus.publish(Message.event("x/2/y", "own"));
        bus.publishFromOutside("x/2", "new", true);

        assertThat(events)
                .containsExactly(
                        "Message[topic=x/1/y, payload=kept, retained=true]",
                        "Message[topic=x/1/y, payload=new, retained=false]",
                        "Message[topic=x/2/y, payload=own, retained=false]");
    }

    @Test
    void overlappingSubscriptionsBringAMessageOnce() {
        connect();
        bus.subscribe("#");
        bus.subscribe("x");

        bus.publishFromOutside("x", "1", false);

        assertThat(events).hasSize(1);
    }

    @Test
    void aBreakPublishesTheWillAndEndsTheSubscriptions() {
        connect();
        bus.subscribe("#");

        bus.disconnect();

        assertThat(events).containsExactly("disconnected");
        assertThat(bus.retained("state")).contains("broken");
        assertThat(bus.subscriptions()).isEmpty();
    }

    @Test
    void withoutAConnectionNothingIsPublishedAndADeliveryFails() {
        connect();
        bus.disconnect();
        bus.takePublished();
        List<Boolean> outcomes = new ArrayList<>();

        bus.publish(Message.retained("a", "1"));
        bus.deliver(Message.event("b", "2"), outcomes::add);

        assertThat(bus.published()).isEmpty();
        assertThat(outcomes).containsExactly(false);
    }

    @Test
    void stoppingPublishesTheFarewellAndNotTheWill() {
        connect();

        bus.stop(Message.retained("state", "bye"));

        assertThat(bus.published()).containsExactly(Message.retained("state", "bye"));
        assertThat(bus.isConnected()).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    void aBrokerMayLoseRetainedMessages() {
        connect();
        bus.publish(Message.retained("a", "1"));

        bus.loseRetained();

        assertThat(bus.retained()).isEmpty();
    }
}
