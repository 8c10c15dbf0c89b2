package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.Message;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one connection that wait to be sent and those that the broker has not confirmed yet. No caller ever
 * waits for the broker. A retained message replaces one for the same topic that still waits, so that the queue stays
 * bounded. Thread-safe.
 */
final class OutgoingQueue {

    /** The maximum number of unconfirmed messages. Mosquitto loses messages with QoS 2 beyond 20. */
    static final int ROOM = 20;

    /** The maximum number of waiting messages that no newer one replaces. */
    private static final int MAX_WAITING = 10_000;

    private final Logger log = LoggerFactory.getLogger(OutgoingQueue.class);
    private final Transmitter transmitter;
    private final Runnable drained;
    private final Map<Object, Outgoing> waiting = new LinkedHashMap<>();
    private final Set<Outgoing> unconfirmed = new LinkedHashSet<>();
    private int room;
    private boolean closed;
    private boolean overflowing;

    /**
     * @param room how many messages may be unconfirmed
     * @param drained called each time the last message is confirmed; must not block
     */
    OutgoingQueue(Transmitter transmitter, int room, Runnable drained) {
        this.transmitter = transmitter;
        this.room = room;
        this.drained = drained;
    }

    /** Sends a message as soon as there is room, unless a newer retained message for its topic replaces it before. */
    void publish(Message message) {
        Object key = message.retained() ? message.topic() : new Object();
        add(key, new Outgoing(message, false, done -> {}));
    }

    /**
     * Sends a message as soon as there is room.
     *
     * @param outcome called once, at the latest by {@link #close}: true when the broker has confirmed the message,
     *     false if it may not have received it
     */
    void deliver(Message message, Consumer<Boolean> outcome) {
        add(new Object(), new Outgoing(message, true, outcome));
    }

    /** Sends a message at once, even if there is no room. */
    void deliverNow(Message message, Consumer<Boolean> outcome) {
        Outgoing outgoing = new Outgoing(message, true, outcome);
        synchronized (this) {
            if (!closed) {
                transmit(outgoing);
                return;
            }
        }
        outcome.accept(false);
    }

    private void add(Object key, Outgoing outgoing) {
        boolean accepted;
        synchronized (this) {
            accepted = !closed && !isFull();
            if (accepted) {
                // A message that is replaced leaves its place: the newest one keeps the order of the calls.
                waiting.remove(key);
                waiting.put(key, outgoing);
                transmitWaiting();
            }
        }
        if (!accepted) {
            outgoing.outcome.accept(false);
        }
    }

    private boolean isFull() {
        boolean full = waiting.size() >= MAX_WAITING;
        if (full && !overflowing) {
            log.warn("{} messages wait for the MQTT broker; further ones are dropped.", MAX_WAITING);
        }
        overflowing = full;
        return full;
    }

    private void transmitWaiting() {
        while (!closed && unconfirmed.size() < room && !waiting.isEmpty()) {
            Iterator<Outgoing> first = waiting.values().iterator();
            Outgoing outgoing = first.next();
            first.remove();
            transmit(outgoing);
        }
    }

    private void transmit(Outgoing outgoing) {
        unconfirmed.add(outgoing);
        transmitter.transmit(outgoing.message, outgoing.mustBeConfirmed, done -> finished(outgoing, done));
    }

    private void finished(Outgoing outgoing, boolean done) {
        boolean empty;
        synchronized (this) {
            if (!unconfirmed.remove(outgoing)) {
                return;
            }
            transmitWaiting();
            empty = unconfirmed.isEmpty() && !closed;
        }
        outgoing.outcome.accept(done);
        if (empty) {
            drained.run();
        }
    }

    /** Allows so many unconfirmed messages from now on. */
    synchronized void setRoom(int room) {
        this.room = room;
        transmitWaiting();
    }

    /** The messages that were sent and are not confirmed, in order. */
    synchronized List<Message> unconfirmed() {
        return unconfirmed.stream().map(outgoing -> outgoing.message).toList();
    }

    /** Ends the queue; no message is sent any more. */
    void close() {
        List<Outgoing> rest = new ArrayList<>();
        synchronized (this) {
            closed = true;
            rest.addAll(unconfirmed);
            rest.addAll(waiting.values());
            unconfirmed.clear();
            waiting.clear();
        }
        rest.forEach(outgoing -> outgoing.outcome.accept(false));
    }

    /** Sends messages to the broker. */
    interface Transmitter {
        /**
         * Sends a message without blocking.
         *
         * @param mustBeConfirmed whether the broker has to confirm it even with qos 0
         * @param outcome called once: whether the broker has confirmed it
         */
        void transmit(Message message, boolean mustBeConfirmed, Consumer<Boolean> outcome);
    }

    /** A message on its way. Compared by identity: two equal messages are two. */
    private static final class Outgoing {
        private final Message message;
        private final boolean mustBeConfirmed;
        private final Consumer<Boolean> outcome;

        Outgoing(Message message, boolean mustBeConfirmed, Consumer<Boolean> outcome) {
            this.message = message;
            this.mustBeConfirmed = mustBeConfirmed;
            this.outcome = outcome;
        }
    }
}
