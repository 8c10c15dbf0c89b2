package io.github.solarcloud2mqtt.app.command;

import io.github.solarcloud2mqtt.mqtt.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Subscribes to all topics of a broker and records the messages. */
public final class RecordingSubscriber implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MqttClient client;
    private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
    private final List<Message> taken = new ArrayList<>();

    public RecordingSubscriber(int port) throws MqttException {
        client = new MqttClient("tcp://127.0.0.1:" + port, "listener-" + UUID.randomUUID(), new MemoryPersistence());
        client.setTimeToWait(10_000);
        client.connect();
        client.subscribe(
                "#",
                1,
                (topic, message) -> heard.add(new Message(
                        topic, new String(message.getPayload(), StandardCharsets.UTF_8), message.isRetained())));
    }

    /** Waits until a topic has a payload that contains a text. */
    public void await(String topic, String part) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Message message = heard.poll(1, TimeUnit.SECONDS);
            if (message != null) {
                taken.add(message);
                if (message.topic().equals(topic) && message.payload().contains(part)) {
                    return;
                }
            }
        }
        throw new AssertionError("Nothing with " + part + " came at " + topic + ", but " + taken);
    }

    /** Everything received before a message of its own. */
    public List<Message> heardUntil(String marker) throws MqttException, InterruptedException {
        client.publish(marker, new byte[] {'x'}, 1, false);
        await(marker, "x");
        return taken.subList(0, taken.size() - 1);
    }

    /** Publishes a message that is not retained. */
    void publish(String topic, String payload) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    /** Everything so far. */
    public List<Message> heard() {
        heard.drainTo(taken);
        return List.copyOf(taken);
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 100);
        client.close(true);
    }
}
