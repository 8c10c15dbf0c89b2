package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.topics.BridgeDocuments;
import io.github.solarcloud2mqtt.topics.BridgeDocuments.CloudEntry;
import io.github.solarcloud2mqtt.topics.BridgeDocuments.CloudHealth;
import io.github.solarcloud2mqtt.topics.BridgeDocuments.DeviceEntry;
import io.github.solarcloud2mqtt.topics.BridgeDocuments.Info;
import io.github.solarcloud2mqtt.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the bridge tells of itself, put together from all clouds. Safe for use by several threads. */
public final class BridgeStatus {

    private final RetainedMessages retained;
    private final Topics topics;
    private final String version;
    private final Instant started;
    private final Map<String, CloudEntry> clouds = new TreeMap<>();
    private final Map<String, List<DeviceEntry>> devices = new TreeMap<>();
    private final Map<String, CloudHealth> health = new TreeMap<>();

    public BridgeStatus(RetainedMessages retained, Topics topics, String version, Instant started) {
        this.retained = retained;
        this.topics = topics;
        this.version = version;
        this.started = started;
    }

    /** A cloud that has not been looked at yet. */
    public synchronized void announce(String cloud, String vendor) {
        clouds.put(cloud, new CloudEntry(cloud, vendor, 0, 0, 0));
        publishInfo();
    }

    /** What was found in a cloud. */
    public synchronized void discovered(String cloud, String vendor, DiscoveryResult found) {
        clouds.put(
                cloud,
                new CloudEntry(
                        cloud, vendor, found.plants().size(), found.devices().size(), found.pointCount()));
        devices.put(
                cloud,
                found.devices().stream()
                        .map(known -> DeviceEntry.of(known.device(), known.points()))
                        .toList());
        List<DeviceEntry> all = new ArrayList<>();
        devices.values().forEach(all::addAll);
        retained.put(RetainedMessages.Rank.STATE, topics.bridgeDevices(), BridgeDocuments.devices(all));
        publishInfo();
    }

    /** How a cloud is. */
    public synchronized void health(String cloud, CloudHealth present) {
        health.put(cloud, present);
        retained.put(RetainedMessages.Rank.STATE, topics.bridgeHealth(), BridgeDocuments.health(health));
    }

    /** Whether a {@code bridge/info} tells of this run of the bridge, and not of another one's. */
    boolean isOwnInfo(String info) {
        return info.contains("\"started\":\"" + started + "\"");
    }

    private void publishInfo() {
        Info info = new Info(
                version,
                started.toString(),
                List.copyOf(clouds.values()),
                clouds.values().stream().mapToInt(CloudEntry::plants).sum(),
                clouds.values().stream().mapToInt(CloudEntry::devices).sum(),
                clouds.values().stream().mapToInt(CloudEntry::points).sum());
        retained.put(RetainedMessages.Rank.STATE, topics.bridgeInfo(), BridgeDocuments.info(info));
    }
}
