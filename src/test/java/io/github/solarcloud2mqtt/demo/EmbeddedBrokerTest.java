package io.github.solarcloud2mqtt.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.solarcloud2mqtt.app.command.RecordingSubscriber;
import io.github.solarcloud2mqtt.mqtt.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerTest {

    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws IOException {
        broker = new EmbeddedBroker("127.0.0.1", 0);
        broker.start();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private MqttClient connected(String name) throws Exception {
        MqttClient client = new MqttClient("tcp://127.0.0.1:" + broker.port(), name, new MemoryPersistence());
        client.setTimeToWait(10_000);
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        // Paho releases the slot of a confirmed message shortly after it reports the confirmation.
        options.setMaxInflight(1000);
        client.connect(options);
        return client;
    }

    private void publish(String payload) throws Exception {
        MqttClient client = connected("bridge");
        client.publish("state", payload.getBytes(StandardCharsets.UTF_8), 1, true);
        client.disconnect();
        client.close();
    }

    @Test
    void aLaterSubscriberReceivesRetainedMessages() throws Exception {
        publish("online");
        try (RecordingSubscriber listener = new RecordingSubscriber(broker.port())) {
            listener.await("state", "online");
            assertThat(listener.heard()).extracting(Message::payload).containsExactly("online");
        }
    }

    @Test
    void noneOfManyMessagesIsLost() throws Exception {
        MqttClient bridge = connected("bridge");
        for (int number = 0; number < 300; number++) {
            bridge.publish("config/" + number, new byte[1000], 1, true);
        }
        MqttClient consumer = connected("");
        CountDownLatch missing = new CountDownLatch(300);
        consumer.subscribe("config/+", 0, (topic, message) -> missing.countDown());
        assertThat(missing.await(10, TimeUnit.SECONDS))
                .as("missing: " + missing.getCount())
                .isTrue();
        for (MqttClient client : List.of(bridge, consumer)) {
            client.disconnect();
            client.close();
        }
    }

    @Test
    void theListOfALargeAccountFits() throws Exception {
        String list = "x".repeat(4_000_000);
        publish(list);
        try (RecordingSubscriber listener = new RecordingSubscriber(broker.port())) {
            listener.await("state", list);
        }
    }

    @Test
    void theBrokerAssignsAMissingClientId() throws Exception {
        MqttClient nameless = connected("");
        assertThat(nameless.isConnected()).isTrue();
        nameless.disconnect();
        nameless.close();
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        EmbeddedBroker second = new EmbeddedBroker("127.0.0.1", broker.port());
        assertThatThrownBy(second::start)
                .isInstanceOf(IOException.class)
                .hasMessage("The demo's broker cannot listen at 127.0.0.1:" + broker.port()
                        + ". Is another broker running there?");
    }
}
