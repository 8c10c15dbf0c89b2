package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.Message;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A second client of the broker that records messages and publishes its own. */
final class RecordingClient implements AutoCloseable {

    private final MqttClient client;
    private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();

    RecordingClient(int port) throws MqttException {
        client = new MqttClient("tcp://127.0.0.1:" + port, "recorder-" + UUID.randomUUID(), new MemoryPersistence());
        client.setTimeToWait(10_000);
        client.connect();
    }

    void listen(String filter) throws MqttException {
        client.subscribe(
                filter,
                1,
                (topic, message) -> received.add(new Message(
                        topic, new String(message.getPayload(), StandardCharsets.UTF_8), message.isRetained())));
    }

    void publish(Message message) throws MqttException {
        publish(message.topic(), message.payload().getBytes(StandardCharsets.UTF_8), message.retained());
    }

    void publish(String topic, byte[] payload, boolean retained) throws MqttException {
        client.publish(topic, payload, 1, retained);
    }

    /** The next message, within seconds. */
    Message next() throws InterruptedException {
        Message message = received.poll(10, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("No message came.");
        }
        return message;
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 100);
        client.close(true);
    }
}
