package io.github.solarcloud2mqtt.publish;

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
 * What the broker keeps for Home Assistant of one device, and the next step from there to what is wanted. Entities that came
 * with another topic, because the form or the prefix has changed, are handed over (mqtt-consumers.md, section 1.6): first a
 * marker at each old topic, so that Home Assistant lets go of them but forgets nothing; after a pause the old topics are
 * cleared and the new messages follow at once.
 */
final class DeviceReconciliation {

    private final Map<ConfigTopic, String> kept = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();

    /** Nobody knows any more what the broker has. */
    void forgetKept() {
        kept.clear();
    }

    /** The broker has a message. */
    void has(ConfigMessage message) {
        if (message.isRemoval()) {
            kept.remove(message.place());
        } else {
            kept.put(message.place(), message.payload());
        }
    }

    /** An entity shall go. */
    void gone(String object) {
        gone.add(object);
    }

    /** Entities that are there, or there again. */
    void back(Set<String> objects) {
        gone.removeAll(objects);
    }

    /** Whether this bridge certainly made any of it. */
    boolean hasOurs() {
        return messages(topic -> true).stream().anyMatch(message -> !message.isMigration());
    }

    /** The ids of all entities. */
    Set<String> objects() {
        return messages(topic -> true).stream()
                .flatMap(message -> DeviceDiscovery.objects(message).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Takes everything away. */
    List<ConfigMessage> removals() {
        return kept.keySet().stream().map(ConfigMessage::removal).toList();
    }

    /** What is where it should be, to be published once more. */
    List<ConfigMessage> inPlace(DeviceDiscovery wanted) {
        return messages(wanted::isInPlace);
    }

    /**
     * Takes a step.
     *
     * @return whether another one has to follow after a pause
     */
    boolean step(DeviceDiscovery wanted, Consumer<ConfigMessage> publish) {
        for (ConfigMessage message : next(wanted)) {
            publish.accept(message);
            has(message);
        }
        return !next(wanted).isEmpty();
    }

    private List<ConfigMessage> next(DeviceDiscovery wanted) {
        Set<String> objects = wanted.objects();
        List<ConfigMessage> left = messages(topic -> isElsewhere(topic, wanted)
                && !topic.isOfDevice()
                && !objects.contains(topic.object())
                && gone.contains(topic.object()));
        if (!left.isEmpty()) {
            return removals(left);
        }
        List<ConfigMessage> old = messages(
                topic -> isElsewhere(topic, wanted) && (topic.isOfDevice() || objects.contains(topic.object())));
        return old.isEmpty() ? wanted.next(inPlaceByTopic(wanted), gone) : handOver(old, wanted);
    }

    private static boolean isElsewhere(ConfigTopic topic, DeviceDiscovery wanted) {
        return !wanted.isInPlace(topic);
    }

    private List<ConfigMessage> handOver(List<ConfigMessage> old, DeviceDiscovery wanted) {
        List<ConfigMessage> strange = withoutStrangers(old, wanted);
        if (!strange.isEmpty()) {
            return strange;
        }
        List<ConfigMessage> unmarked =
                old.stream().filter(message -> !message.isMigration()).toList();
        if (!unmarked.isEmpty()) {
            return unmarked.stream()
                    .map(message -> ConfigMessage.migration(message.place()))
                    .toList();
        }
        // In this order: a removal of what has just been taken over would be a conflict for Home Assistant.
        return Stream.concat(removals(old).stream(), wanted.messages().stream()).toList();
    }

    /** A message of a device that is handed over must not have entities that nothing takes over. */
    private static List<ConfigMessage> withoutStrangers(List<ConfigMessage> old, DeviceDiscovery wanted) {
        List<ConfigMessage> messages = new ArrayList<>();
        for (ConfigMessage message : old) {
            Set<String> strange = new HashSet<>(DeviceDiscovery.objects(message));
            strange.removeAll(wanted.objects());
            if (!strange.isEmpty()) {
                messages.add(DeviceDiscovery.without(message, strange));
            }
        }
        return messages;
    }

    private static List<ConfigMessage> removals(List<ConfigMessage> messages) {
        return messages.stream()
                .map(message -> ConfigMessage.removal(message.place()))
                .toList();
    }

    private Map<ConfigTopic, String> inPlaceByTopic(DeviceDiscovery wanted) {
        Map<ConfigTopic, String> inPlace = new LinkedHashMap<>(kept);
        inPlace.keySet().removeIf(topic -> isElsewhere(topic, wanted));
        return inPlace;
    }

    private List<ConfigMessage> messages(Predicate<ConfigTopic> which) {
        return kept.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(entry -> new ConfigMessage(entry.getKey(), entry.getValue()))
                .toList();
    }
}
