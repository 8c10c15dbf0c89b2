package io.github.solarcloud2mqtt.homeassistant;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds this bridge's discovery messages among those that a broker retains, also those from before a change of its topics. */
public final class RetainedDiscovery {

    private final Set<String> prefixes;
    private final OwnershipCheck own;

    /**
     * @param prefixes the discovery prefixes
     * @param bridgeAvailabilities the topics {@code bridge/state} that the messages may refer to
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

    /** The message, if it is of this bridge or a migration marker, which does not name its program. */
    public Optional<ConfigMessage> find(String topic, String payload) {
        return ConfigTopic.parse(topic, prefixes)
                .map(place -> new ConfigMessage(place, payload))
                .filter(message -> message.isMigration() || own.isOwn(payload));
    }
}
