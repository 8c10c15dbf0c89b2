package io.github.solarcloud2mqtt.publish.session;

import io.github.solarcloud2mqtt.homeassistant.ConfigMessage;
import io.github.solarcloud2mqtt.homeassistant.ConfigTopic;
import io.github.solarcloud2mqtt.homeassistant.DeviceDiscovery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The retained discovery messages of one device, and the next step from there to the wanted ones. Entities at another
 * topic, because the format or the prefix has changed, are migrated as Home Assistant's documentation describes ("MQTT
 * discovery, migrating"): first a marker at each old topic, so that Home Assistant releases them but keeps their settings;
 * after a pause the old topics are cleared and the new messages follow at once.
 */
final class DeviceReconciliation {

    private final Map<ConfigTopic, String> retained = new LinkedHashMap<>();

    /** Adds a message that the broker retains, or that is published to it. */
    void set(ConfigMessage message) {
        if (message.isRemoval()) {
            retained.remove(message.configTopic());
        } else {
            retained.put(message.configTopic(), message.payload());
        }
    }

    /** Whether this bridge certainly published one of the messages. */
    boolean isOurs() {
        return messages(topic -> true).stream().anyMatch(message -> !message.isMigration());
    }

    /** The ids of all entities. */
    Set<String> objects() {
        return messages(topic -> true).stream()
                .flatMap(message -> DeviceDiscovery.objects(message).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Removes all messages. */
    List<ConfigMessage> removals() {
        return retained.keySet().stream().map(ConfigMessage::removal).toList();
    }

    /** The messages that are at the wanted topics. */
    List<ConfigMessage> inPlace(DeviceDiscovery wanted) {
        return messages(wanted::isInPlace);
    }

    /**
     * Publishes the messages of the next step.
     *
     * @param removed ids of entities to remove; other entities that are not wanted stay
     * @return whether another step has to follow after a pause
     */
    boolean step(DeviceDiscovery wanted, Set<String> removed, Consumer<ConfigMessage> publish) {
        for (ConfigMessage message : next(wanted, removed)) {
            publish.accept(message);
            set(message);
        }
        return !next(wanted, removed).isEmpty();
    }

    private List<ConfigMessage> next(DeviceDiscovery wanted, Set<String> removed) {
        Set<String> objects = wanted.objects();
        List<ConfigMessage> superfluous = messages(topic -> isElsewhere(topic, wanted)
                && !topic.isOfDevice()
                && !objects.contains(topic.object())
                && removed.contains(topic.object()));
        if (!superfluous.isEmpty()) {
            return removals(superfluous);
        }
        List<ConfigMessage> old = messages(
                topic -> isElsewhere(topic, wanted) && (topic.isOfDevice() || objects.contains(topic.object())));
        return old.isEmpty() ? wanted.next(inPlaceByTopic(wanted), removed) : migrate(old, wanted);
    }

    private static boolean isElsewhere(ConfigTopic topic, DeviceDiscovery wanted) {
        return !wanted.isInPlace(topic);
    }

    private List<ConfigMessage> migrate(List<ConfigMessage> old, DeviceDiscovery wanted) {
        List<ConfigMessage> reduced = withoutUnwanted(old, wanted);
        if (!reduced.isEmpty()) {
            return reduced;
        }
        List<ConfigMessage> unmarked =
                old.stream().filter(message -> !message.isMigration()).toList();
        if (!unmarked.isEmpty()) {
            return unmarked.stream()
                    .map(message -> ConfigMessage.migration(message.configTopic()))
                    .toList();
        }
        // Removals are published first: Home Assistant reports a conflict if an old topic changes after the new
        // message.
        return Stream.concat(removals(old).stream(), wanted.messages().stream()).toList();
    }

    /** Removes from the old messages of a device the entities that no new message takes over. */
    private static List<ConfigMessage> withoutUnwanted(List<ConfigMessage> old, DeviceDiscovery wanted) {
        List<ConfigMessage> messages = new ArrayList<>();
        for (ConfigMessage message : old) {
            Set<String> unwanted = new HashSet<>(DeviceDiscovery.objects(message));
            unwanted.removeAll(wanted.objects());
            if (!unwanted.isEmpty()) {
                messages.add(DeviceDiscovery.without(message, unwanted));
            }
        }
        return messages;
    }

    private static List<ConfigMessage> removals(List<ConfigMessage> messages) {
        return messages.stream()
                .map(message -> ConfigMessage.removal(message.configTopic()))
                .toList();
    }

    private Map<ConfigTopic, String> inPlaceByTopic(DeviceDiscovery wanted) {
        Map<ConfigTopic, String> inPlace = new LinkedHashMap<>(retained);
        inPlace.keySet().removeIf(topic -> isElsewhere(topic, wanted));
        return inPlace;
    }

    private List<ConfigMessage> messages(Predicate<ConfigTopic> which) {
        return retained.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(entry -> new ConfigMessage(entry.getKey(), entry.getValue()))
                .toList();
    }
}
