package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.homeassistant.DiscoveryMessages;
import io.github.solarcloud2mqtt.homeassistant.retained.OtherAnnouncement;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.topics.BridgeDocuments;
import io.github.solarcloud2mqtt.topics.BridgeDocuments.CloudEntry;
import io.github.solarcloud2mqtt.topics.BridgeDocuments.DeviceEntry;
import io.github.solarcloud2mqtt.topics.BridgeDocuments.Info;
import io.github.solarcloud2mqtt.topics.HealthDocument;
import io.github.solarcloud2mqtt.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Publishes the bridge's own status, from all clouds. Thread-safe. */
public final class BridgeStatus {

    private final RetainedMessages retained;
    private final Topics topics;
    private final String version;
    private final Instant started;
    private final Map<String, CloudEntry> clouds = new TreeMap<>();
    private final Map<String, List<DeviceEntry>> devices = new TreeMap<>();
    private final Map<String, Set<String>> nodes = new TreeMap<>();
    private final Map<String, CloudHealth> health = new TreeMap<>();
    private Optional<String> sharedBaseTopic = Optional.empty();
    private Map<String, Set<String>> announcedElsewhere = Map.of();

    public BridgeStatus(RetainedMessages retained, Topics topics, String version, Instant started) {
        this.retained = retained;
        this.topics = topics;
        this.version = version;
        this.started = started;
    }

    /** Adds a cloud before its first discovery. */
    public synchronized void announce(PublishedCloud cloud) {
        clouds.put(cloud.name(), new CloudEntry(cloud.name(), cloud.vendor(), 0, 0, 0));
        publishInfo();
    }

    /**
     * Publishes the result of a discovery.
     *
     * @param plants the number of plants of the cloud
     * @param found the devices of the cloud
     */
    public synchronized void discovered(PublishedCloud cloud, int plants, List<MonitoredDevice> found) {
        int points = found.stream().mapToInt(device -> device.points().size()).sum();
        clouds.put(cloud.name(), new CloudEntry(cloud.name(), cloud.vendor(), plants, found.size(), points));
        devices.put(
                cloud.name(),
                found.stream()
                        .map(known -> DeviceEntry.of(known.device(), known.points()))
                        .toList());
        nodes.put(
                cloud.name(),
                found.stream()
                        .map(known -> DiscoveryMessages.node(
                                cloud.vendor(), known.device().id()))
                        .collect(Collectors.toUnmodifiableSet()));
        List<DeviceEntry> all = new ArrayList<>();
        devices.values().forEach(all::addAll);
        retained.put(RetainedMessages.Priority.STATE, topics.bridgeDevices(), BridgeDocuments.devices(all));
        publishInfo();
    }

    /** Publishes the health of a cloud. */
    public synchronized void health(PublishedCloud cloud, CloudHealth present) {
        health.put(cloud.name(), present);
        publishHealth();
    }

    /**
     * Another bridge publishes below the same base topic.
     *
     * @param sentence what it means, part of the health of every cloud from now on
     */
    public synchronized void sharesBaseTopic(String sentence) {
        sharedBaseTopic = Optional.of(sentence);
        publishHealth();
    }

    /**
     * Other bridges announce devices of this one.
     *
     * @param announced the devices by the base topic of the other bridge
     */
    public synchronized void announcedElsewhere(Map<String, Set<String>> announced) {
        announcedElsewhere = Map.copyOf(announced);
        publishHealth();
    }

    private void publishHealth() {
        if (health.isEmpty()) {
            return;
        }
        SortedMap<String, HealthDocument> documents = new TreeMap<>();
        health.forEach((cloud, present) -> documents.put(cloud, document(present, note(cloud, present))));
        retained.put(RetainedMessages.Priority.STATE, topics.bridgeHealth(), HealthDocument.text(documents));
    }

    private Optional<String> note(String cloud, CloudHealth present) {
        List<String> sentences = new ArrayList<>();
        present.problems().note().ifPresent(sentences::add);
        sharedBaseTopic.ifPresent(sentences::add);
        new TreeMap<>(announcedElsewhere).forEach((base, announced) -> {
            Set<String> shared = new HashSet<>(announced);
            shared.retainAll(nodes.getOrDefault(cloud, Set.of()));
            if (!shared.isEmpty()) {
                sentences.add(OtherAnnouncement.sentence(base, shared));
            }
        });
        return Optional.of(String.join(" ", sentences)).filter(text -> !text.isEmpty());
    }

    private static HealthDocument document(CloudHealth health, Optional<String> note) {
        CloudHealth.Problems problems = health.problems();
        return new HealthDocument(health.state())
                .polls(health.polls().last(), health.polls().next())
                .interval(health.polls().interval())
                .dataAge(health.dataAge())
                .calls(health.calls().madeToday(), health.calls().left())
                .problems(problems.malformedResponses(), note, problems.lastError());
    }

    /** Whether a {@code bridge/info} comes from this run of the bridge. */
    public boolean isOwnInfo(String info) {
        return BridgeDocuments.started(info).equals(Optional.of(started.toString()));
    }

    private void publishInfo() {
        Info info = new Info(
                version,
                started.toString(),
                List.copyOf(clouds.values()),
                clouds.values().stream().mapToInt(CloudEntry::plants).sum(),
                clouds.values().stream().mapToInt(CloudEntry::devices).sum(),
                clouds.values().stream().mapToInt(CloudEntry::points).sum());
        retained.put(RetainedMessages.Priority.STATE, topics.bridgeInfo(), BridgeDocuments.info(info));
    }
}
