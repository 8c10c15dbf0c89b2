package io.github.solarcloud2mqtt.mqtt.paho;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings.Tls;
import io.github.solarcloud2mqtt.mqtt.BrokerUrl;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.time.ThreadScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Brokers that do not accept every message. */
class LimitedBrokerTest {

    private static final Message STATE = Message.retained("s/bridge/state", "online");
    private static final Message TOO_LONG = Message.retained("s/bridge/devices", "x".repeat(12_000));
    private static final Message LAST = Message.retained("s/a/power", "1");

    private final LogProbe log = new LogProbe(RefusedMessages.class);
    private final ThreadScheduler scheduler = new ThreadScheduler("mqtt", 20);

    @AfterEach
    void close() {
        scheduler.close();
        log.close();
    }

    private PahoMessageBus bus(LimitedBroker broker, int qos) {
        return new PahoMessageBus(
                new BrokerSettings(
                        BrokerUrl.of("tcp://127.0.0.1:" + broker.port()),
                        Optional.empty(),
                        Optional.empty(),
                        "me",
                        qos,
                        Tls.SYSTEM),
                scheduler,
                new Random(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aMessageThatIsTooLongIsFoundAndLeftOutAndEverythingElseArrives(int qos) throws Exception {
        try (LimitedBroker broker = LimitedBroker.closingAtPacketsAbove(12_000)) {
            PahoMessageBus bus = bus(broker, qos);
            bus.start(Message.retained("s/bridge/state", "offline"), new ListenerProbe(() -> {
                bus.publish(STATE);
                bus.publish(TOO_LONG);
                bus.publish(LAST);
            }));
            assertThat(log.next())
                    .isEqualTo(
                            "WARN The message to s/bridge/devices (12023 bytes) is left out: the MQTT broker closes the"
                                    + " connection when it receives it. Does the broker limit the length of messages (Mosquitto:"
                                    + " max_packet_size)?");
            List<String> topics = new ArrayList<>();
            while (!topics.contains("s/a/power")) {
                topics.add(broker.nextTopic());
            }
            assertThat(topics).containsOnly("s/bridge/state", "s/a/power");
            bus.stop(Message.event("s/bridge/state", "offline"));
            assertThat(log.rest()).isEmpty();
        }
    }

    /** A session publishes in two parts: the broker has confirmed the first one long before the message that is too long. */
    @Test
    void theMessageIsFoundAlsoWhenEverythingBeforeItIsConfirmed() throws Exception {
        try (LimitedBroker broker = LimitedBroker.closingAtPacketsAbove(12_000)) {
            PahoMessageBus bus = bus(broker, 1);
            bus.start(Message.retained("s/bridge/state", "offline"), new ListenerProbe(() -> {
                bus.publish(STATE);
                bus.deliver(LAST, done -> {
                    if (done) {
                        bus.publish(TOO_LONG);
                        bus.publish(Message.retained("s/b/power", "2"));
                    }
                });
            }));
            assertThat(log.next()).startsWith("WARN The message to s/bridge/devices (12023 bytes) is left out");
            List<String> topics = new ArrayList<>();
            while (!topics.contains("s/b/power")) {
                topics.add(broker.nextTopic());
            }
            assertThat(topics).doesNotContain("nothing", "s/bridge/devices");
            bus.stop(Message.event("s/bridge/state", "offline"));
        }
    }

    @Test
    void aBrokerThatConfirmsNothingIsConnectedAgainAfterThirtySeconds() throws Exception {
        try (LimitedBroker broker = LimitedBroker.confirmingNothing();
                LogProbe connections = new LogProbe(PahoMessageBus.class)) {
            PahoMessageBus bus = bus(broker, 1);
            bus.start(Message.retained("s/bridge/state", "offline"), new ListenerProbe(() -> {
                for (int number = 0; number < 1000; number++) {
                    bus.publish(Message.event("s/n", "" + number));
                }
            }));
            assertThat(broker.awaitConnections(3)).isTrue();
            assertThat(connections.next()).startsWith("INFO Connected");
            assertThat(connections.next())
                    .isEqualTo("WARN Lost the connection to the MQTT broker tcp://127.0.0.1:" + broker.port()
                            + ": it has confirmed nothing for 30 seconds. Is the broker overloaded?"
                            + " The bridge keeps trying.");
            bus.stop(Message.event("s/bridge/state", "offline"));
            assertThat(log.rest()).isEmpty();
        }
    }
}
