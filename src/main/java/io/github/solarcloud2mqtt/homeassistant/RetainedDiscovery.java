package io.github.solarcloud2mqtt.homeassistant;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds among the configuration messages a broker keeps those of this bridge, now or before a change of its topics. */
public final class RetainedDiscovery {

    private final Set<String> prefixes;
    private final OwnershipCheck own;

    /**
     * @param prefixes where they may be
     * @param bridgeStates the topics {@code bridge/state} they may depend on
     */
    public RetainedDiscovery(Set<String> prefixes, Set<String> bridgeStates) {
        this.prefixes = Set.copyOf(prefixes);
        own = new OwnershipCheck(DiscoveryMessages.originName(), Set.copyOf(bridgeStates));
    }

    /** The filters for all configuration messages, ours and those of others. */
    public List<String> filters() {
        return prefixes.stream()
                .sorted()
                .flatMap(prefix -> Stream.of(prefix + "/+/+/+/config", prefix + "/device/+/config"))
                .collect(Collectors.toUnmodifiableList());
    }

    /** The message, if this bridge may have made it: it did, or it is the marker of a migration, which has no maker. */
    public Optional<ConfigMessage> find(String topic, String payload) {
        return ConfigTopic.parse(topic, prefixes)
                .map(place -> new ConfigMessage(place, payload))
                .filter(message -> message.isMigration() || own.contain(payload));
    }
}
