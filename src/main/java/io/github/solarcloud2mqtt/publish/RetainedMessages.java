package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.mqtt.Message;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The retained messages that the broker should have: for each topic the newest payload only, so that memory stays bounded
 * while the broker is unreachable. Thread-safe.
 */
@Singleton
public final class RetainedMessages {

    /** The order in which a new connection publishes them. */
    public enum Priority {
        AVAILABILITY,
        STATE
    }

    private final Map<String, Content> wanted = new LinkedHashMap<>();
    private final Set<String> reserved = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<String> excluded = new HashSet<>();
    private Optional<Consumer<Message>> connection = Optional.empty();
    private boolean publishedBefore;

    @Inject
    public RetainedMessages() {}

    /** Sets the payload of a topic. Published at once if there is a connection and the payload differs. */
    public synchronized void put(Priority priority, String topic, String payload) {
        Content before = wanted.put(topic, new Content(priority, payload));
        removed.remove(topic);
        if (before == null || !before.payload.equals(payload)) {
            publish(topic, payload);
        }
    }

    /** Keeps what the broker retains at a topic although there is no payload for it, for example of a sleeping device. */
    public synchronized void reserve(String topic) {
        reserved.add(topic);
    }

    /** Removes a topic from the broker, at once or with the next connection. */
    public synchronized void remove(String topic) {
        reserved.remove(topic);
        wanted.remove(topic);
        if (connection.isPresent()) {
            publish(topic, "");
        } else {
            removed.add(topic);
        }
    }

    /** What an earlier run left at a topic is to be removed. */
    public synchronized void exclude(String topic) {
        excluded.add(topic);
    }

    /** Whether what an earlier run left at a topic is to be removed. */
    public synchronized boolean isExcluded(String topic) {
        return excluded.contains(topic) && !isWanted(topic);
    }

    /** Removes every topic from the broker. */
    public synchronized void removeAll() {
        List.copyOf(wanted.keySet()).forEach(this::remove);
        List.copyOf(reserved).forEach(this::remove);
    }

    /** Whether a topic has a payload or is reserved. */
    public synchronized boolean isWanted(String topic) {
        return wanted.containsKey(topic) || reserved.contains(topic);
    }

    /** Whether a connection has published all messages since the start of the program. */
    public synchronized boolean wasPublishedBefore() {
        return publishedBefore;
    }

    /** Publishes all messages to a new connection, and then every change. */
    public synchronized void connect(Consumer<Message> publish) {
        connection = Optional.of(publish);
        publishedBefore = true;
        publishAll(Priority.AVAILABILITY, publish);
        publishAll(Priority.STATE, publish);
        removed.forEach(topic -> publish(topic, ""));
        removed.clear();
    }

    /** Stops publishing: the connection is lost. */
    public synchronized void disconnect() {
        connection = Optional.empty();
    }

    /** Publishes all messages of one priority, whatever the broker retains. */
    public synchronized void publishAll(Priority priority, Consumer<Message> publish) {
        wanted.forEach((topic, content) -> {
            if (content.priority == priority) {
                publish.accept(Message.retained(topic, content.payload));
            }
        });
    }

    /** Publishes the payload of a topic again. */
    public synchronized void publishAgain(String topic) {
        Optional.ofNullable(wanted.get(topic)).ifPresent(content -> publish(topic, content.payload));
    }

    private void publish(String topic, String payload) {
        connection.ifPresent(publish -> publish.accept(Message.retained(topic, payload)));
    }

    private record Content(Priority priority, String payload) {}
}
