package io.github.solarcloud2mqtt.app.check;

import io.github.solarcloud2mqtt.homeassistant.retained.OtherAnnouncement;
import io.github.solarcloud2mqtt.homeassistant.retained.RetainedDiscovery;
import io.github.solarcloud2mqtt.mqtt.BrokerException;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.paho.PahoMessageBus;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks for bridges with other base topics that announce the same devices.
 *
 * @param broker where to look
 * @param discovery tells the discovery messages of this bridge from those of others
 */
public record OtherBridgeCheck(BrokerSettings broker, RetainedDiscovery discovery) {

    /**
     * What it found and what to do; empty if there is no such bridge or the broker does not tell.
     *
     * @param nodes the devices of this bridge, as levels of the topics
     */
    public Optional<String> sentence(Set<String> nodes) {
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        try {
            Map<Topics, Set<String>> announced = announced(nodes);
            announced.keySet().retainAll(online(announced.keySet()));
            Map<String, Set<String>> byBase = new TreeMap<>();
            announced.forEach((other, devices) -> byBase.put(other.base(), devices));
            return byBase.entrySet().stream()
                    .map(each -> OtherAnnouncement.sentence(each.getKey(), each.getValue()))
                    .reduce((first, second) -> first + " " + second);
        } catch (BrokerException e) {
            return Optional.empty();
        }
    }

    private Map<Topics, Set<String>> announced(Set<String> nodes) throws BrokerException {
        List<String> filters = nodes.stream()
                .flatMap(node -> discovery.filtersOfOthers(node).stream())
                .toList();
        return PahoMessageBus.readRetained(broker, filters).stream()
                .flatMap(message -> discovery.findOther(message.topic(), message.payload()).stream())
                .collect(Collectors.groupingBy(
                        OtherAnnouncement::topics,
                        Collectors.mapping(OtherAnnouncement::node, Collectors.toCollection(TreeSet::new))));
    }

    private Set<Topics> online(Set<Topics> others) throws BrokerException {
        if (others.isEmpty()) {
            return Set.of();
        }
        List<String> filters = others.stream().map(Topics::bridgeAvailability).toList();
        return PahoMessageBus.readRetained(broker, filters).stream()
                .filter(message -> message.payload().equals(Topics.ONLINE))
                .map(Message::topic)
                .flatMap(topic -> Topics.ofBridgeAvailability(topic).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
