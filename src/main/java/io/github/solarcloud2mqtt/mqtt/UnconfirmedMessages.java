package io.github.solarcloud2mqtt.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one connection that the broker has not confirmed yet. There is room for a number of them; who wants
 * to send more waits until the broker has caught up or the connection is over.
 */
final class UnconfirmedMessages {

    /** How many messages may be unconfirmed. Mosquitto loses what comes with qos 2 while 20 others are. */
    static final int ROOM = 20;

    private final Logger log = LoggerFactory.getLogger(UnconfirmedMessages.class);
    private final MqttAsyncClient client;
    private final Semaphore room = new Semaphore(ROOM);
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<Boolean>> unconfirmed = new ConcurrentHashMap<>();
    private volatile boolean closed;

    UnconfirmedMessages(MqttAsyncClient client) {
        this.client = client;
    }

    /**
     * Sends a message, after waiting for room.
     *
     * @param outcome is told once, on the latest by {@link #close}: true when the broker has the message (with qos 0:
     *     when it is sent), false if it may not have got it
     */
    void send(Message message, int qos, Consumer<Boolean> outcome) {
        try {
            room.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome.accept(false);
            return;
        }
        sendNow(message, qos, done -> {
            room.release();
            outcome.accept(done);
        });
    }

    /** Sends a message even if there is no room. */
    void sendNow(Message message, int qos, Consumer<Boolean> outcome) {
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        long number = numbers.incrementAndGet();
        unconfirmed.put(number, sent);
        var unused = sent.thenAccept(done -> {
            unconfirmed.remove(number);
            outcome.accept(done);
        });
        if (closed) {
            sent.complete(false);
        } else {
            hand(message, qos, sent);
        }
    }

    private void hand(Message message, int qos, CompletableFuture<Boolean> sent) {
        ActionListener outcome = new ActionListener(token -> sent.complete(true), failure -> sent.complete(false));
        try {
            client.publish(message.topic(), bytes(message), qos, message.retained(), null, outcome);
        } catch (IllegalArgumentException e) {
            log.warn("A message to the topic {} is dropped, as MQTT does not allow such a topic.", message.topic());
            sent.complete(false);
        } catch (MqttException e) {
            // The connection has just ended; who needs to know is told so by it.
            sent.complete(false);
        }
    }

    /** Gives up what is not confirmed, and whoever waits for room. */
    void close() {
        closed = true;
        unconfirmed.values().forEach(sent -> sent.complete(false));
    }

    static byte[] bytes(Message message) {
        return message.payload().getBytes(StandardCharsets.UTF_8);
    }
}
