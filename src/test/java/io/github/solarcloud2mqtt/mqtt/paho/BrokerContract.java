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
    private CuttableProxy proxy;
    private RecordingClient recorder;
    private ThreadScheduler scheduler;
    private PahoMessageBus bus;
    private ListenerProbe listener;

    /** Each test has topics of its own, because the broker retains messages between tests. */
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
        proxy = new CuttableProxy(broker::port);
        recorder = new RecordingClient(broker.port());
        scheduler = new ThreadScheduler("mqtt", 10);
        bus = new PahoMessageBus(settings(), scheduler, new Random(1));
        listener = new ListenerProbe(() -> {});
    }

    @AfterEach
    void cleanUp() throws Exception {
        proxy.cut();
        bus.stop(Message.event(topic("state"), "end of the test"));
        scheduler.close();
        recorder.close();
        proxy.close();
    }

    private BrokerSettings settings() {
        return new BrokerSettings(
                BrokerUrl.of("tcp://127.0.0.1:" + proxy.port()),
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

        recorder.listen(topic("#"));

        assertThat(recorder.next().payload()).isEqualTo("{}");
    }

    @Test
    void anEventReachesOnlyPresentSubscribers() throws Exception {
        connect();
        assertThat(deliver(Message.event(topic("fault"), "missed"))).isTrue();

        recorder.listen(topic("#"));
        bus.publish(Message.event(topic("fault"), "received"));

        assertThat(recorder.next()).isEqualTo(Message.event(topic("fault"), "received"));
    }

    @Test
    void anEmptyRetainedMessageRemovesWhatTheBrokerKeeps() throws Exception {
        connect();
        bus.publish(Message.retained(topic("old"), "x"));
        bus.publish(Message.retained(topic("old"), ""));
        assertThat(deliver(Message.retained(topic("kept"), "y"))).isTrue();

        recorder.listen(topic("#"));

        assertThat(recorder.next().payload()).isEqualTo("y");
    }

    @Test
    void longAndForeignTextArrivesAsItIs() throws Exception {
        connect();
        recorder.listen(topic("#"));
        String text = "Grün °C 日本 ☀".repeat(60_000);

        bus.publish(Message.retained(topic("devices"), text));

        assertThat(recorder.next().payload()).isEqualTo(text);
    }

    @Test
    void manyMessagesAllArriveInOrder() throws Exception {
        connect();
        recorder.listen(topic("#"));

        numbers().forEach(number -> bus.publish(Message.event(topic("n"), number)));

        assertThat(received(2000)).isEqualTo(numbers());
    }

    @Test
    void theListenerMayPublishMoreThanThereIsRoomFor() throws Exception {
        listener = new ListenerProbe(() -> numbers().forEach(number -> bus.publish(Message.event(topic("n"), number))));
        recorder.listen(topic("#"));

        connect();

        assertThat(received(2000)).isEqualTo(numbers());
    }

    @Test
    void theOutcomeOfADeliveryMayPublishToo() throws Exception {
        connect();
        recorder.listen(topic("#"));

        bus.deliver(
                Message.event(topic("n"), "first"),
                done -> numbers().forEach(number -> bus.publish(Message.event(topic("n"), number))));

        assertThat(recorder.next().payload()).isEqualTo("first");
        assertThat(received(2000)).isEqualTo(numbers());
    }

    @Test
    void theWillIsPublishedWhenTheConnectionBreaks() throws Exception {
        connect();
        recorder.listen(topic("#"));

        proxy.cut();

        assertThat(recorder.next()).isEqualTo(Message.event(topic("state"), "broken"));
        assertThat(listener.next()).isEqualTo("disconnected");
    }

    @Test
    void theWillIsRetainedIfItSaysSo() throws Exception {
        connect();
        recorder.listen(topic("#"));
        proxy.cut();
        recorder.next();

        try (RecordingClient late = new RecordingClient(broker.port())) {
            late.listen(topic("#"));

            assertThat(late.next()).isEqualTo(Message.retained(topic("state"), "broken"));
        }
    }

    @Test
    void afterALossTheListenerSubscribesAgain() throws Exception {
        listener = new ListenerProbe(() -> bus.subscribe(topic("request/+")));
        connect();
        proxy.cut();
        assertThat(listener.next()).isEqualTo("disconnected");
        assertThat(listener.next()).isEqualTo("connected");
        assertThat(bus.problem()).isEmpty();

        recorder.publish(Message.retained(topic("request/refresh"), "now"));

        assertThat(listener.next()).startsWith(topic("request/refresh") + " = now");
    }

    @Test
    void afterARestartOfTheBrokerItConnectsAgain() throws Exception {
        connect();
        recorder.close();

        broker.stop();
        assertThat(listener.next()).isEqualTo("disconnected");
        assertThat(bus.problem()).isPresent();
        broker.start();

        assertThat(listener.next()).isEqualTo("connected");
        assertThat(deliver(Message.retained(topic("info"), "{}"))).isTrue();
        recorder = new RecordingClient(broker.port());
        recorder.listen(topic("info"));
        assertThat(recorder.next().payload()).isEqualTo("{}");
    }

    @Test
    void aSubscriptionBringsWhatTheBrokerKeepsAndWhatComes() throws Exception {
        recorder.publish(Message.retained(topic("info"), "kept"));
        connect();

        bus.subscribe(topic("#"));
        assertThat(listener.next()).startsWith(topic("info") + " = kept");

        recorder.publish(Message.retained(topic("info"), "new"));
        assertThat(listener.next()).isEqualTo(topic("info") + " = new");
    }

    @Test
    void whatTheBrokerKeptIsMarkedAsRetained() throws Exception {
        recorder.publish(Message.retained(topic("info"), "kept"));
        connect();

        bus.subscribe(topic("#"));

        assertThat(listener.next()).isEqualTo(topic("info") + " = kept (retained)");
    }

    @Test
    void nothingMoreComesAfterUnsubscribing() throws Exception {
        connect();
        bus.subscribe(topic("+"));
        recorder.publish(Message.retained(topic("a"), "first"));
        assertThat(listener.next()).startsWith(topic("a") + " = first");

        bus.subscribe(topic("b"));
        bus.unsubscribe(topic("+"));

        // The broker may still send some messages.
        String event = "";
        for (int i = 0; i < 100 && !event.startsWith(topic("b")); i++) {
            recorder.publish(Message.event(topic("a"), "x"));
            recorder.publish(Message.event(topic("b"), "x"));
            event = listener.next();
        }
        assertThat(event).isEqualTo(topic("b") + " = x");
    }

    @Test
    void bytesThatAreNoTextAreReplaced() throws Exception {
        connect();
        bus.subscribe(topic("#"));

        recorder.publish(topic("odd"), new byte[] {'a', (byte) 0xff, 'b'}, true);

        assertThat(listener.next()).startsWith(topic("odd") + " = a\ufffdb");
    }

    @Test
    void aTopicThatMqttDoesNotAllowIsDropped() throws Exception {
        connect();
        recorder.listen(topic("#"));

        assertThat(deliver(Message.event(topic("+"), "x"))).isFalse();
        bus.publish(Message.event("", "x"));
        bus.publish(Message.event(topic("next"), "y"));

        assertThat(recorder.next().payload()).isEqualTo("y");
    }

    @Test
    void withoutAConnectionADeliveryFails() throws Exception {
        assertThat(deliver(Message.event(topic("fault"), "x"))).isFalse();
    }

    @Test
    void aDeliveryTheBrokerDoesNotConfirmFailsWithTheConnection() throws Exception {
        connect();
        proxy.drop();
        BlockingQueue<Boolean> outcomes = new LinkedBlockingQueue<>();

        bus.deliver(Message.event(topic("fault"), "x"), outcomes::add);
        proxy.cut();

        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aPublisherNeverWaitsForABrokerThatConfirmsNothing() throws Exception {
        connect();
        proxy.drop();

        assertTimeout(STOP_LIMIT, () -> numbers().forEach(number -> bus.publish(Message.event(topic("n"), number))));
    }

    @Test
    void ofWhatWaitsForASlowBrokerOnlyTheNewestStateIsSentButEveryDelivery() throws Exception {
        connect();
        recorder.listen(topic("#"));
        proxy.hold();
        IntStream.range(0, OutgoingQueue.ROOM).forEach(number -> bus.publish(Message.event(topic("n"), "" + number)));
        bus.deliver(Message.retained(topic("config"), "marker"), done -> {});
        numbers().forEach(number -> bus.publish(Message.retained(topic("power"), number)));
        bus.deliver(Message.retained(topic("config"), ""), done -> {});

        proxy.forward();

        assertThat(received(OutgoingQueue.ROOM + 3).subList(OutgoingQueue.ROOM, OutgoingQueue.ROOM + 3))
                .containsExactly("marker", "1999", "");
    }

    @Test
    void stoppingPublishesTheFarewellInsteadOfTheWill() throws Exception {
        connect();
        recorder.listen(topic("#"));

        assertTimeout(STOP_LIMIT, () -> bus.stop(Message.retained(topic("state"), "bye")));
        proxy.cut();
        recorder.publish(Message.event(topic("end"), ""));

        assertThat(recorder.next()).isEqualTo(Message.event(topic("state"), "bye"));
        assertThat(recorder.next().topic()).isEqualTo(topic("end"));
    }

    @Test
    void stoppingIsQuickThoughTheBrokerIsDeadAndLeavesItTheWill() throws Exception {
        connect();
        recorder.listen(topic("#"));
        proxy.drop();
        numbers().subList(0, 400).forEach(number -> bus.publish(Message.event(topic("n"), number)));

        assertTimeout(STOP_LIMIT, () -> bus.stop(Message.retained(topic("state"), "bye")));

        assertThat(recorder.next()).isEqualTo(Message.event(topic("state"), "broken"));
    }

    @Test
    void stoppingIsQuickWhileConnecting() throws Exception {
        proxy.drop();
        bus.start(Message.retained(topic("state"), "broken"), listener);

        assertTimeout(STOP_LIMIT, () -> bus.stop(Message.retained(topic("state"), "bye")));
        proxy.forward();
        proxy.cut();

        assertThat(deliver(Message.event(topic("n"), "x"))).isFalse();
    }

    @Test
    void tryingToConnectPublishesNothingAndLeavesTheBridgeAlone() throws Exception {
        connect();
        recorder.listen(topic("#"));

        PahoMessageBus.tryConnect(settings());
        bus.publish(Message.event(topic("n"), "still here"));

        assertThat(recorder.next().payload()).isEqualTo("still here");
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
            payloads.add(recorder.next().payload());
        }
        return payloads;
    }
}
