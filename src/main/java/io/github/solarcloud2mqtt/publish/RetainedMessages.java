package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the broker shall keep: for each topic the newest payload and no more, so that nothing piles up while the broker is
 * away. Changes are published at once while the broker is known to have the rest. Safe for use by several threads.
 */
public final class RetainedMessages {

    /** In which order the broker gets them after it came back. */
    public enum Rank {
        AVAILABILITY,
        STATE
    }

    private final MessageBus bus;
    private final Map<String, Ranked> wanted = new LinkedHashMap<>();
    private final Set<String> claimed = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<String> strangers = new HashSet<>();
    private final Set<String> left = new HashSet<>();
    private boolean live;

    public RetainedMessages(MessageBus bus) {
        this.bus = bus;
    }

    /** Sets what a topic shall hold. */
    synchronized void put(Rank rank, String topic, String payload) {
        Ranked before = wanted.put(topic, new Ranked(rank, payload));
        removed.remove(topic);
        if (live && (before == null || !before.payload.equals(payload))) {
            bus.publish(Message.retained(topic, payload));
        }
    }

    /** What the broker has at a topic stays: there is nothing to say there now, as of a device that sleeps. */
    synchronized void claim(String topic) {
        claimed.add(topic);
    }

    /** Removes a topic from the broker. */
    synchronized void remove(String topic) {
        claimed.remove(topic);
        wanted.remove(topic);
        if (live) {
            bus.publish(Message.retained(topic, ""));
        } else {
            removed.add(topic);
        }
    }

    /** Publishes everything of a rank, whatever the broker has. */
    synchronized void publishAll(Rank rank) {
        wanted.forEach((topic, ranked) -> {
            if (ranked.rank == rank) {
                bus.publish(Message.retained(topic, ranked.payload));
            }
        });
    }

    /** Changes wait from now on: nobody knows what the broker has. */
    synchronized void suspend() {
        live = false;
    }

    /**
     * Brings the broker up to date; from now on changes are published at once.
     *
     * @param kept the topics at which the broker has something of this bridge
     */
    synchronized void goLive(Set<String> kept) {
        // It may have changed since it was published at the beginning of the connection.
        publishAll(Rank.AVAILABILITY);
        publishAll(Rank.STATE);
        removed.forEach(topic -> bus.publish(Message.retained(topic, "")));
        removed.clear();
        strangers.clear();
        strangers.addAll(kept);
        live = true;
    }

    /**
     * Removes from the broker what an earlier run has left there and this one does not want. To be called when every
     * cloud has been looked at twice.
     */
    synchronized void removeStrangers() {
        if (!live) {
            return;
        }
        strangers.removeAll(wanted.keySet());
        strangers.removeAll(claimed);
        strangers.forEach(topic -> bus.publish(Message.retained(topic, "")));
        strangers.clear();
    }

    /**
     * Sets what the broker has at topics that are not used any more.
     *
     * @param topics they stay until every cloud has been looked at, so that whoever listens there has heard where to listen
     *     from then on
     */
    synchronized void leave(Set<String> topics) {
        left.clear();
        left.addAll(topics);
    }

    /** Removes from the broker what is at topics that are not used any more. */
    synchronized void removeLeft() {
        if (live) {
            left.forEach(topic -> bus.publish(Message.retained(topic, "")));
            left.clear();
        }
    }

    /** Publishes a topic once more. */
    synchronized void publishAgain(String topic) {
        Ranked ranked = wanted.get(topic);
        if (live && ranked != null) {
            bus.publish(Message.retained(topic, ranked.payload));
        }
    }

    /** Whether the broker is known to have everything. */
    synchronized boolean isLive() {
        return live;
    }

    private record Ranked(Rank rank, String payload) {}
}
