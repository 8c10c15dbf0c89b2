package io.github.solarcloud2mqtt.mqtt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.MqttTopic;

/**
 * A bus with a minimal broker in memory. The test controls its connection, and everything happens within the
 * call that causes it.
 */
public final class FakeBus implements MessageBus {

    private final Map<String, String> retained = new TreeMap<>();
    private final List<Message> published = new ArrayList<>();
    private final Set<String> subscriptions = new LinkedHashSet<>();
    private final Set<String> forbidden = new HashSet<>();
    private Optional<Message> will = Optional.empty();
    private Optional<Listener> listener = Optional.empty();
    private boolean connected;

    /** Lets the bus connect; it must have been started. */
    public void connect() {
        synchronized (this) {
            connected = true;
        }
        listener.orElseThrow().connected();
    }

    /** Breaks the connection: the broker publishes the will. */
    public void disconnect() {
        synchronized (this) {
            will.ifPresent(this::note);
            hangUp();
        }
        listener.orElseThrow().disconnected();
    }

    /** Makes the broker refuse the subscriptions with this filter. */
    public synchronized void forbidReading(String topicFilter) {
        forbidden.add(topicFilter);
    }

    /** Removes all retained messages, as the restart of a broker without persistence does. */
    public synchronized void loseRetained() {
        retained.clear();
    }

    /** Another client publishes. */
    public void publishFromOutside(String topic, String payload, boolean retain) {
        synchronized (this) {
            if (retain) {
                keep(topic, payload);
            }
        }
        tell(topic, payload);
    }

    /** The retained messages, by topic. */
    public synchronized Map<String, String> retained() {
        return Map.copyOf(retained);
    }

    /** The retained message of a topic. */
    public synchronized Optional<String> retained(String topic) {
        return Optional.ofNullable(retained.get(topic));
    }

    /** All published messages, in order, with the will where it was published. */
    public synchronized List<Message> published() {
        return List.copyOf(published);
    }

    /** The payloads of one topic, in order. */
    public synchronized List<String> published(String topic) {
        return published.stream()
                .filter(message -> message.topic().equals(topic))
                .map(Message::payload)
                .toList();
    }

    /** As {@link #published()}, and removes them from the record. */
    public synchronized List<Message> takePublished() {
        List<Message> taken = List.copyOf(published);
        published.clear();
        return taken;
    }

    /** The filters subscribed in this connection, in order. */
    public synchronized List<String> subscriptions() {
        return List.copyOf(subscriptions);
    }

    public synchronized boolean isConnected() {
        return connected;
    }

    @Override
    public synchronized void start(Message lastWill, Listener who) {
        will = Optional.of(lastWill);
        listener = Optional.of(who);
    }

    @Override
    public void publish(Message message) {
        deliver(message, done -> {});
    }

    @Override
    public void deliver(Message message, Consumer<Boolean> outcome) {
        boolean sent;
        synchronized (this) {
            sent = connected;
            if (sent) {
                note(message);
            }
        }
        if (sent) {
            tell(message.topic(), message.payload());
        }
        outcome.accept(sent);
    }

    @Override
    public void subscribe(String topicFilter) {
        List<Message> kept;
        synchronized (this) {
            if (!connected || forbidden.contains(topicFilter)) {
                return;
            }
            subscriptions.add(topicFilter);
            kept = retained.entrySet().stream()
                    .filter(entry -> MqttTopic.isMatched(topicFilter, entry.getKey()))
                    .map(entry -> Message.retained(entry.getKey(), entry.getValue()))
                    .toList();
        }
        kept.forEach(message -> listener.orElseThrow().received(message));
    }

    @Override
    public synchronized void unsubscribe(String topicFilter) {
        subscriptions.remove(topicFilter);
    }

    @Override
    public synchronized void stop(Message farewell) {
        if (connected) {
            note(farewell);
            hangUp();
        }
    }

    private void hangUp() {
        connected = false;
        subscriptions.clear();
    }

    private void note(Message message) {
        published.add(message);
        if (message.retained()) {
            keep(message.topic(), message.payload());
        }
    }

    private void keep(String topic, String payload) {
        if (payload.isEmpty()) {
            retained.remove(topic);
        } else {
            retained.put(topic, payload);
        }
    }

    private void tell(String topic, String payload) {
        if (subscriptions().stream().anyMatch(filter -> MqttTopic.isMatched(filter, topic))) {
            listener.orElseThrow().received(Message.event(topic, payload));
        }
    }
}
