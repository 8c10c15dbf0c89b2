package io.github.solarcloud2mqtt.publish.session;

import io.github.solarcloud2mqtt.homeassistant.ConfigMessage;
import io.github.solarcloud2mqtt.homeassistant.retained.RetainedDiscovery;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Inject;
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

/** What the broker of one connection retains of this bridge, below the present topics and the former ones. */
final class RetainedSnapshot {

    private final Logger log = LoggerFactory.getLogger(RetainedSnapshot.class);
    private final Topics topics;
    private final BaseTopicHistory history;
    private final RetainedDiscovery all;
    private final RetainedDiscovery present;
    private final Set<String> states = new HashSet<>();
    private final Map<Topics, Map<String, String>> former = new HashMap<>();
    private final List<ConfigMessage> discovery = new ArrayList<>();
    private boolean onlyPresent = true;

    @Inject
    public RetainedSnapshot(Topics topics, BaseTopicHistory history) {
        this.topics = topics;
        this.history = history;
        all = new RetainedDiscovery(history.prefixes(), bridgeAvailabilities(history.topics()));
        present = new RetainedDiscovery(history.prefixes(), bridgeAvailabilities(Set.of(topics)));
    }

    private static Set<String> bridgeAvailabilities(Set<Topics> topics) {
        return topics.stream().map(Topics::bridgeAvailability).collect(Collectors.toUnmodifiableSet());
    }

    /** The topic filters to subscribe to. */
    List<String> filters() {
        return Stream.concat(history.topics().stream().map(Topics::all), all.filters().stream())
                .toList();
    }

    /** Adds a retained message, of this bridge or of another program. */
    void add(Message message) {
        all.find(message.topic(), message.payload()).ifPresent(this::addDiscovery);
        if (topics.isOurs(message.topic())) {
            states.add(message.topic());
        }
        history.formerTopics().stream()
                .filter(each -> each.isOurs(message.topic()))
                .forEach(each -> addFormer(each, message));
    }

    private void addDiscovery(ConfigMessage message) {
        discovery.add(message);
        boolean moved = history.isFormerPrefix(message.configTopic().prefix())
                || present.find(message.topic(), message.payload()).isEmpty();
        onlyPresent &= !moved;
    }

    private void addFormer(Topics base, Message message) {
        onlyPresent = false;
        former.computeIfAbsent(base, unknown -> new HashMap<>()).put(message.topic(), message.payload());
    }

    /** The topics with states below the current base topic. */
    Set<String> states() {
        Set<String> found = new HashSet<>(states);
        found.remove(topics.bridgeAvailability());
        return found;
    }

    /** The topics below former base topics, except those that another bridge uses now. */
    Set<String> formerStates() {
        Set<String> unused = new HashSet<>();
        former.forEach((base, payloads) -> {
            if (isUsed(base)) {
                log.info("Another bridge publishes below {} now, so what this one left there stays.", base.base());
            } else {
                unused.addAll(payloads.keySet());
            }
        });
        return unused;
    }

    private boolean isUsed(Topics base) {
        return Topics.ONLINE.equals(former.getOrDefault(base, Map.of()).get(base.bridgeAvailability()));
    }

    /** The discovery messages of this bridge, also those from before a change of the base topic. */
    List<ConfigMessage> discovery() {
        Set<Topics> own = new HashSet<>(history.topics());
        own.removeIf(this::isUsed);
        RetainedDiscovery ours = new RetainedDiscovery(history.prefixes(), bridgeAvailabilities(own));
        return discovery.stream()
                .filter(message -> ours.find(message.topic(), message.payload()).isPresent())
                .toList();
    }

    /** Whether no topics from before a change were found. */
    boolean isOnlyPresent() {
        return onlyPresent;
    }
}
