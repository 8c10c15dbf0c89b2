package io.github.solarcloud2mqtt.mqtt.paho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.BrokerUrl;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.time.ThreadScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The behaviour of the bus with any MQTT broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrokerContract {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private TestBroker broker;
    private CuttableLine line;
    private Witness witness;
    private ThreadScheduler scheduler;
    private PahoMessageBus bus;
    private ListenerProbe listener;

    /** Each test has topics of its own, as the broker keeps messages between them. */
    private String base;

    /** The broker, not started yet. */
    abstract TestBroker broker() throws Exception;

    @BeforeAll
    void startBroker() throws Exception {
        broker = broker();
        broker.start();
    }

    @AfterAll
    void stopBroker() throws Exception {
        broker.stop();
    }

    @BeforeEach
    void prepare() throws Exception {
        base = UUID.randomUUID().toString();
        line = new CuttableLine(broker::port);
        witness = new Witness(broker.port());
        scheduler = new ThreadScheduler("mqtt", 10);
        bus = new PahoMessageBus(settings(), scheduler, new Random(1));
        listener = new ListenerProbe(() -> {});
    }

    @AfterEach
    void cleanUp() throws Exception {
        line.cut();
        bus.stop(Message.event(topic("state"), "end of the test"));
        scheduler.close();
        witness.close();
        line.close();
    }

    private BrokerSettings settings() {
        return new BrokerSettings(
                BrokerUrl.of("tcp://127.0.0.1:" + line.port()),
                Optional.empty(),
                Optional.empty(),
                "bridge-" + base,
                1,
                BrokerSettings.Tls.SYSTEM);
    }

    private String topic(String name) {
        return base + "/" + name;
    }

    private void connect() throws Exception {
        bus.start(Message.retained(topic("state"), "broken"), listener);
        assertThat(listener.next()).isEqualTo("connected");
    }

    @Test
    void aRetainedMessageReachesALaterSubscriber() throws Exception {
        connect();
        assertThat(deliver(Message.retained(topic("info"), "{}"))).isTrue();

        witness.listen(topic("#"));

        assertThat(witness.next().payload()).isEqualTo("{}");
    }

    @Test
    void anEventReachesOnlyPresentSubscribers() throws Exception {
        connect();
        assertThat(deliver(Message.event(topic("fault"), "missed"))).isTrue();

        witness.listen(topic("#"));
        bus.publish(Message.event(topic("fault"), "received"));

        assertThat(witness.next()).isEqualTo(Message.event(topic("fault"), "received"));
    }

    @Test
    void anEmptyRetainedMessageRemovesWhatTheBrokerKeeps() throws Exception {
        connect();
        bus.publish(Message.retained(topic("old"), "x"));
        bus.publish(Message.retained(topic("old"), ""));
        assertThat(deliver(Message.retained(topic("kept"), "y"))).isTrue();

        witness.listen(topic("#"));

        assertThat(witness.next().payload()).isEqualTo("y");
    }

    @Test
    void longAndForeignTextArrivesAsItIs() throws Exception {
        connect();
        witness.listen(topic("#"));
        String text = "Grün °C 日本 ☀".repeat(60_000);

        bus.publish(Message.retained(topic("devices"), text));

        assertThat(witness.next().payload()).isEqualTo(text);
    }

    @Test
    void manyMessagesAllArriveInOrder() throws Exception {
        connect();
        witness.listen(topic("#"));

        numbers().forEach(number -> bus.publish(Message.event(topic("n"), number)));

        assertThat(received(2000)).isEqualTo(numbers());
    }

    @Test
    void theListenerMayPublishMoreThanThereIsRoomFor() throws Exception {
        listener = new ListenerProbe(() -> numbers().forEach(number -> bus.publish(Message.event(topic("n"), number))));
        witness.listen(topic("#"));

        connect();

        assertThat(received(2000)).isEqualTo(numbers());
    }

    @Test
    void theOutcomeOfADeliveryMayPublishToo() throws Exception {
        connect();
        witness.listen(topic("#"));

        bus.deliver(
                Message.event(topic("n"), "first"),
                done -> numbers().forEach(number -> bus.publish(Message.event(topic("n"), number))));

        assertThat(witness.next().payload()).isEqualTo("first");
        assertThat(received(2000)).isEqualTo(numbers());
    }

    @Test
    void theWillIsPublishedWhenTheConnectionBreaks() throws Exception {
        connect();
        witness.listen(topic("#"));

        line.cut();

        assertThat(witness.next()).isEqualTo(Message.event(topic("state"), "broken"));
        assertThat(listener.next()).isEqualTo("disconnected");
    }

    @Test
    void theWillIsRetainedIfItSaysSo() throws Exception {
        connect();
        witness.listen(topic("#"));
        line.cut();
        witness.next();

        try (Witness late = new Witness(broker.port())) {
            late.listen(topic("#"));

            assertThat(late.next()).isEqualTo(Message.retained(topic("state"), "broken"));
        }
    }

    @Test
    void afterALossTheListenerSubscribesAgain() throws Exception {
        listener = new ListenerProbe(() -> bus.subscribe(topic("request/+")));
        connect();
        line.cut();
        assertThat(listener.next()).isEqualTo("disconnected");
        assertThat(listener.next()).isEqualTo("connected");
        assertThat(bus.problem()).isEmpty();

        witness.publish(Message.retained(topic("request/refresh"), "now"));

        assertThat(listener.next()).startsWith(topic("request/refresh") + " = now");
    }

    @Test
    void afterARestartOfTheBrokerItConnectsAgain() throws Exception {
        connect();
        witness.close();

        broker.stop();
        assertThat(listener.next()).isEqualTo("disconnected");
        assertThat(bus.problem()).isPresent();
        broker.start();

        assertThat(listener.next()).isEqualTo("connected");
        assertThat(deliver(Message.retained(topic("info"), "{}"))).isTrue();
        witness = new Witness(broker.port());
        witness.listen(topic("info"));
        assertThat(witness.next().payload()).isEqualTo("{}");
    }

    @Test
    void aSubscriptionBringsWhatTheBrokerKeepsAndWhatComes() throws Exception {
        witness.publish(Message.retained(topic("info"), "kept"));
        connect();

        bus.subscribe(topic("#"));
        assertThat(listener.next()).startsWith(topic("info") + " = kept");

        witness.publish(Message.retained(topic("info"), "new"));
        assertThat(listener.next()).isEqualTo(topic("info") + " = new");
    }

    @Test
    void whatTheBrokerKeptIsMarkedAsRetained() throws Exception {
        witness.publish(Message.retained(topic("info"), "kept"));
        connect();

        bus.subscribe(topic("#"));

        assertThat(listener.next()).isEqualTo(topic("info") + " = kept (retained)");
    }

    @Test
    void nothingMoreComesAfterUnsubscribing() throws Exception {
        connect();
        bus.subscribe(topic("+"));
        witness.publish(Message.retained(topic("a"), "first"));
        assertThat(listener.next()).startsWith(topic("a") + " = first");

        bus.subscribe(topic("b"));
        bus.unsubscribe(topic("+"));

        // The broker takes its time, so some may still come.
        String event = "";
        for (int i = 0; i < 100 && !event.startsWith(topic("b")); i++) {
            witness.publish(Message.event(topic("a"), "x"));
            witness.publish(Message.event(topic("b"), "x"));
            event = listener.next();
        }
        assertThat(event).isEqualTo(topic("b") + " = x");
    }

    @Test
    void bytesThatAreNoTextAreReplaced() throws Exception {
        connect();
        bus.subscribe(topic("#"));

        witness.publish(topic("odd"), new byte[] {'a', (byte) 0xff, 'b'}, true);

        assertThat(listener.next()).startsWith(topic("odd") + " = a\ufffdb");
    }

    @Test
    void aTopicThatMqttDoesNotAllowIsDropped() throws Exception {
        connect();
        witness.listen(topic("#"));

        assertThat(deliver(Message.event(topic("+"), "x"))).isFalse();
        bus.publish(Message.event("", "x"));
        bus.publish(Message.event(topic("next"), "y"));

        assertThat(witness.next().payload()).isEqualTo("y");
    }

    @Test
    void withoutAConnectionADeliveryFails() throws Exception {
        assertThat(deliver(Message.event(topic("fault"), "x"))).isFalse();
    }

    @Test
    void aDeliveryTheBrokerDoesNotConfirmFailsWithTheConnection() throws Exception {
        connect();
        line.swallow();
        BlockingQueue<Boolean> outcomes = new LinkedBlockingQueue<>();

        bus.deliver(Message.event(topic("fault"), "x"), outcomes::add);
        line.cut();

        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aPublisherNeverWaitsForABrokerThatConfirmsNothing() throws Exception {
        connect();
        line.swallow();

        assertTimeout(STOP_LIMIT, () -> numbers().forEach(number -> bus.publish(Message.event(topic("n"), number))));
    }

    @Test
    void ofWhatWaitsForASlowBrokerOnlyTheNewestStateIsSentButEveryDelivery() throws Exception {
        connect();
        witness.listen(topic("#"));
        line.hold();
        IntStream.range(0, OutgoingQueue.ROOM).forEach(number -> bus.publish(Message.event(topic("n"), "" + number)));
        bus.deliver(Message.retained(topic("config"), "marker"), done -> {});
        numbers().forEach(number -> bus.publish(Message.retained(topic("power"), number)));
        bus.deliver(Message.retained(topic("config"), ""), done -> {});

        line.carry();

        assertThat(received(OutgoingQueue.ROOM + 3).subList(OutgoingQueue.ROOM, OutgoingQueue.ROOM + 3))
                .containsExactly("marker", "1999", "");
    }

    @Test
    void stoppingPublishesTheFarewellInsteadOfTheWill() throws Exception {
        connect();
        witness.listen(topic("#"));

        assertTimeout(STOP_LIMIT, () -> bus.stop(Message.retained(topic("state"), "bye")));
        line.cut();
        witness.publish(Message.event(topic("end"), ""));

        assertThat(witness.next()).isEqualTo(Message.event(topic("state"), "bye"));
        assertThat(witness.next().topic()).isEqualTo(topic("end"));
    }

    @Test
    void stoppingIsQuickThoughTheBrokerIsDeadAndLeavesItTheWill() throws Exception {
        connect();
        witness.listen(topic("#"));
        line.swallow();
        numbers().subList(0, 400).forEach(number -> bus.publish(Message.event(topic("n"), number)));

        assertTimeout(STOP_LIMIT, () -> bus.stop(Message.retained(topic("state"), "bye")));

        assertThat(witness.next()).isEqualTo(Message.event(topic("state"), "broken"));
    }

    @Test
    void stoppingIsQuickWhileConnecting() throws Exception {
        line.swallow();
        bus.start(Message.retained(topic("state"), "broken"), listener);

        assertTimeout(STOP_LIMIT, () -> bus.stop(Message.retained(topic("state"), "bye")));
        line.carry();
        line.cut();

        assertThat(deliver(Message.event(topic("n"), "x"))).isFalse();
    }

    @Test
    void tryingToConnectPublishesNothingAndLeavesTheBridgeAlone() throws Exception {
        connect();
        witness.listen(topic("#"));

        PahoMessageBus.tryConnect(settings());
        bus.publish(Message.event(topic("n"), "still here"));

        assertThat(witness.next().payload()).isEqualTo("still here");
    }

    private boolean deliver(Message message) throws InterruptedException {
        BlockingQueue<Boolean> outcomes = new LinkedBlockingQueue<>();
        bus.deliver(message, outcomes::add);
        return Boolean.TRUE.equals(outcomes.poll(10, TimeUnit.SECONDS));
    }

    private static List<String> numbers() {
        return IntStream.range(0, 2000).mapToObj(Integer::toString).toList();
    }

    private List<String> received(int count) throws InterruptedException {
        List<String> payloads = new ArrayList<>();
        while (payloads.size() < count) {
            payloads.add(witness.next().payload());
        }
        return payloads;
    }
}
