package io.github.solarcloud2mqtt.publish.session;

import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.publish.RetainedMessages;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes what earlier runs of the bridge left on the broker of one connection. Used on the thread of the broker session only. */
final class RetainedCleanup {

    private final MessageBus bus;
    private final RetainedMessages messages;
    private Set<String> found;
    private Set<String> former;

    /**
     * @param found topics below the current base topic that the broker retains
     * @param former topics below the former base topics that the broker retains
     */
    RetainedCleanup(MessageBus bus, RetainedMessages messages, Set<String> found, Set<String> former) {
        this.bus = bus;
        this.messages = messages;
        this.found = Set.copyOf(found);
        this.former = Set.copyOf(former);
    }

    /** Removes everything below the former base topics. */
    void removeFormer() {
        former.forEach(this::remove);
        former = Set.of();
    }

    /** Removes the topics of points that the configuration excludes. */
    void removeExcluded() {
        Set<String> excluded = found.stream().filter(messages::isExcluded).collect(Collectors.toUnmodifiableSet());
        excluded.forEach(this::remove);
        found = found.stream().filter(topic -> !excluded.contains(topic)).collect(Collectors.toUnmodifiableSet());
    }

    /** Removes topics that nothing publishes any more. To be called only after two complete discoveries of every cloud. */
    void removeUnwanted() {
        found.stream().filter(topic -> !messages.isWanted(topic)).forEach(this::remove);
        found = Set.of();
    }

    private void remove(String topic) {
        bus.publish(Message.retained(topic, ""));
    }
}
