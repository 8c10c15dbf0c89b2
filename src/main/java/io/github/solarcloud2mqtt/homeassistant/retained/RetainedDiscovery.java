package io.github.solarcloud2mqtt.homeassistant.retained;

import io.github.solarcloud2mqtt.homeassistant.ConfigMessage;
import io.github.solarcloud2mqtt.homeassistant.ConfigTopic;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryMessages;
import io.github.solarcloud2mqtt.homeassistant.entity.DeviceEntities;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds this bridge's retained discovery messages, also those from before a change of its topics. */
public final class RetainedDiscovery {

    private final Set<String> prefixes;
    private final OwnershipCheck own;

    /**
     * @param prefixes the discovery prefixes
     * @param bridgeAvailabilities the {@code bridge/state} topics that the messages may refer to
     */
    public RetainedDiscovery(Set<String> prefixes, Set<String> bridgeAvailabilities) {
        this.prefixes = Set.copyOf(prefixes);
        own = new OwnershipCheck(DiscoveryMessages.originName(), Set.copyOf(bridgeAvailabilities));
    }

    /** The topic filters of all messages of the kinds that this program publishes, also of other programs. */
    public List<String> filters() {
        return prefixes.stream()
                .sorted()
                .flatMap(prefix -> Stream.concat(
                        DeviceEntities.COMPONENTS.stream().map(component -> prefix + "/" + component + "/+/+/config"),
                        Stream.of(prefix + "/device/+/config")))
                .collect(Collectors.toUnmodifiableList());
    }

    /** The message if it belongs to this bridge, or if it is a migration marker, which does not name its program. */
    public Optional<ConfigMessage> find(String topic, String payload) {
        return ConfigTopic.parse(topic, prefixes)
                .map(place -> new ConfigMessage(place, payload))
                .filter(message -> message.isMigration() || own.isOwn(payload));
    }

    /**
     * The topic filters that show whether other bridges announce devices: one message of each device.
     *
     * @param node the device, or {@code +} for all
     */
    public List<String> filtersOfOthers(String node) {
        return prefixes.stream()
                .sorted()
                .flatMap(prefix -> Stream.of(
                        prefix + "/" + DeviceEntities.OF_EVERY_DEVICE.replace("+", node) + "/config",
                        prefix + "/device/" + node + "/config"))
                .toList();
    }

    /** The device that a message of another bridge announces; empty if it is another message. */
    public Optional<OtherAnnouncement> findOther(String topic, String payload) {
        return ConfigTopic.parse(topic, prefixes)
                .flatMap(place -> own.bridgeAvailability(payload)
                        .filter(availability -> !own.bridgeAvailabilities().contains(availability))
                        .flatMap(Topics::ofBridgeAvailability)
                        .map(topics -> new OtherAnnouncement(place.node(), topics)));
    }

    /** The device whose announcement is removed by a message; empty if it is another message. */
    public Optional<String> findRemoved(String topic, String payload) {
        return payload.isEmpty() ? ConfigTopic.parse(topic, prefixes).map(ConfigTopic::node) : Optional.empty();
    }
}
