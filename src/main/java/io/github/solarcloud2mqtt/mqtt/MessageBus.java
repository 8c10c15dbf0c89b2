package io.github.solarcloud2mqtt.mqtt;

import java.util.function.Consumer;

/**
 * The connection to an MQTT broker. It reconnects after every loss; the listener must then subscribe again and
 * publish what the broker should hold. Thread-safe. No method but {@link #stop} waits for the broker.
 */
public interface MessageBus {

    /**
     * Connects, and tries again until it succeeds or {@link #stop} is called.
     *
     * @param will the message that the broker publishes if the connection breaks
     */
    void start(Message will, Listener listener);

    /**
     * Publishes a message if there is a connection and drops it otherwise. Messages arrive in the order of the calls;
     * of several retained messages for one topic that wait for a slow broker only the newest is sent.
     */
    void publish(Message message);

    /**
     * Publishes a message that must not be lost and that no later one replaces.
     *
     * @param outcome called once: true when the broker has confirmed it, false if it may not have received it
     */
    void deliver(Message message, Consumer<Boolean> outcome);

    /** Subscribes to all messages whose topics match, in this connection. */
    void subscribe(String topicFilter);

    /** Ends a subscription. */
    void unsubscribe(String topicFilter);

    /**
     * Publishes a last message, waits shortly for its confirmation, and disconnects.
     *
     * @param farewell the message
     */
    void stop(Message farewell);

    /** Receives the events of the connection, on the thread of the bus; must not block. */
    interface Listener {
        /** A connection was made; nothing is subscribed yet. */
        void connected();

        /** The connection is lost. */
        void disconnected();

        /** A message was received for one of the subscriptions. */
        void received(Message message);
    }
}
