package io.github.solarcloud2mqtt.mqtt;

import java.util.function.Consumer;

/**
 * The connection to an MQTT broker. It comes back by itself after every loss; each time it does, the listener is told,
 * has to subscribe again and to publish what it wants the broker to have. Safe for use by several threads.
 */
public interface MessageBus {

    /**
     * Begins to connect, and goes on until it succeeds or {@link #stop} is called.
     *
     * @param will what the broker publishes if the connection breaks
     */
    void start(Message will, Listener listener);

    /**
     * Publishes a message if there is a connection and drops it otherwise. Messages arrive in the order of the calls.
     */
    void publish(Message message);

    /**
     * Publishes a message that must not be lost.
     *
     * @param outcome is told once: true when the broker has it, false if it may not have got it
     */
    void deliver(Message message, Consumer<Boolean> outcome);

    /** Asks for all messages whose topics match, in this connection. */
    void subscribe(String topicFilter);

    /** No longer asks for them. */
    void unsubscribe(String topicFilter);

    /**
     * Publishes a last message, waits until the broker has it, though not for long, and disconnects.
     *
     * @param farewell the message
     */
    void stop(Message farewell);

    /** Hears of the connection. Called on the bus's own threads, so it must not wait for anything. */
    interface Listener {
        /** There is a new connection; nothing is subscribed yet. */
        void connected();

        /** The connection is lost. */
        void disconnected();

        /** A message came for one of the subscriptions. */
        void received(Message message);
    }
}
