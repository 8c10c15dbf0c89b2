package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.Message;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives the messages and the loss of one connection from Paho, and limits how many messages wait for the listener.
 * Called on the threads of the client; {@link #close} may be called on any thread.
 */
final class MessageReceiver implements MqttCallback {

    /** How many received messages may wait for the listener; then the client reads no further ones. */
    static final int MAX_WAITING = 100;

    private final Logger log = LoggerFactory.getLogger(MessageReceiver.class);
    private final Semaphore room = new Semaphore(MAX_WAITING);
    private final BiConsumer<Message, Runnable> received;
    private final Consumer<Throwable> lost;

    /**
     * @param received receives each message, and runs its second argument when the message is processed
     * @param lost receives why the connection is lost
     */
    MessageReceiver(BiConsumer<Message, Runnable> received, Consumer<Throwable> lost) {
        this.received = received;
        this.lost = lost;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
        if (topic.equals(PacketFilter.DISCARDED)) {
            log.debug("A received message is ignored: its topic is unusable or it is too long.");
            return;
        }
        String payload = new String(message.getPayload(), StandardCharsets.UTF_8);
        room.acquire();
        received.accept(new Message(topic, payload, message.isRetained()), room::release);
    }

    @Override
    public void connectionLost(Throwable cause) {
        lost.accept(cause);
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // Each message has its own listener.
    }

    /** Lets a thread of the client that waits for the listener go on, so that the connection can be closed. */
    void close() {
        room.release(MAX_WAITING);
    }
}
