package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.homeassistant.ConfigMessage;
import io.github.solarcloud2mqtt.homeassistant.RetainedDiscovery;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a broker turns out to have kept of this bridge, at its present topics and at those of before. */
final class RetainedSnapshot {

    private final Logger log = LoggerFactory.getLogger(RetainedSnapshot.class);
    private final Topics topics;
    private final TopicHistory places;
    private final RetainedDiscovery all;
    private final RetainedDiscovery present;
    private final Set<String> states = new HashSet<>();
    private final Map<Topics, Map<String, String>> former = new HashMap<>();
    private final List<ConfigMessage> announcements = new ArrayList<>();
    private boolean ofThePresent = true;

    RetainedSnapshot(Topics topics, TopicHistory places) {
        this.topics = topics;
        this.places = places;
        all = new RetainedDiscovery(places.prefixes(), bridgeStates(places.topics()));
        present = new RetainedDiscovery(places.prefixes(), bridgeStates(Set.of(topics)));
    }

    private static Set<String> bridgeStates(Set<Topics> topics) {
        return topics.stream().map(Topics::bridgeState).collect(Collectors.toUnmodifiableSet());
    }

    /** What to subscribe to. */
    List<String> filters() {
        return Stream.concat(places.topics().stream().map(Topics::all), all.filters().stream())
                .toList();
    }

    /** Takes what the broker has kept, be it of this bridge or of others. */
    void take(Message message) {
        all.find(message.topic(), message.payload()).ifPresent(this::takeAnnouncement);
        if (topics.isOurs(message.topic())) {
            states.add(message.topic());
        }
        places.formerTopics().stream()
                .filter(each -> each.isOurs(message.topic()))
                .forEach(each -> takeFormer(each, message));
    }

    private void takeAnnouncement(ConfigMessage message) {
        announcements.add(message);
        boolean moved = places.isFormerPrefix(message.place().prefix())
                || present.find(message.topic(), message.payload()).isEmpty();
        ofThePresent &= !moved;
    }

    private void takeFormer(Topics base, Message message) {
        ofThePresent = false;
        former.computeIfAbsent(base, unknown -> new HashMap<>()).put(message.topic(), message.payload());
    }

    /** The topics with states, below the present base topic. */
    Set<String> topics() {
        Set<String> kept = new HashSet<>(states);
        kept.remove(topics.bridgeState());
        return kept;
    }

    /** The topics below base topics of before, where no other bridge lives now. */
    Set<String> former() {
        Set<String> left = new HashSet<>();
        former.forEach((base, payloads) -> {
            if (isInhabited(base)) {
                log.info("Another bridge publishes below {} now, so what this one left there stays.", base.base());
            } else {
                left.addAll(payloads.keySet());
            }
        });
        return left;
    }

    private boolean isInhabited(Topics base) {
        return Topics.ONLINE.equals(former.getOrDefault(base, Map.of()).get(base.bridgeState()));
    }

    /** What Home Assistant is told by this bridge, or by one before a change of the base topic. */
    List<ConfigMessage> announcements() {
        Set<Topics> own = new HashSet<>(places.topics());
        own.removeIf(this::isInhabited);
        RetainedDiscovery ours = new RetainedDiscovery(places.prefixes(), bridgeStates(own));
        return announcements.stream()
                .filter(message -> ours.find(message.topic(), message.payload()).isPresent())
                .toList();
    }

    /** Whether there is nothing of before a change of topics. */
    boolean isOfThePresent() {
        return ofThePresent;
    }
}
