package io.github.solarcloud2mqtt.values;

import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.scope.PerCloud;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The devices of one cloud and what they last said. */
@PerCloud
public final class DeviceStates {

    private final ValueGuards guards;
    private final TimestampZones zones;
    private final Map<String, TimestampResolver> clocks = new HashMap<>();
    private Map<String, DeviceState> feeds = Map.of();

    @Inject
    public DeviceStates(ValueGuards guards, TimestampZones zones) {
        this.guards = guards;
        this.zones = zones;
    }

    /**
     * Takes over the devices of a discovery.
     *
     * @param complete whether the discovery saw the whole account; otherwise devices that it did not find are kept
     */
    public void update(List<MonitoredDevice> found, boolean complete) {
        Map<String, DeviceState> present = complete ? new LinkedHashMap<>() : new LinkedHashMap<>(feeds);
        for (MonitoredDevice known : found) {
            DeviceState feed = feeds.get(known.id());
            if (feed == null) {
                feed = new DeviceState(known, clock(known), guards);
            }
            feed.update(known);
            present.put(known.id(), feed);
        }
        feeds = present;
    }

    /** A cloud may print the times of a plant in another zone than those of its inverters. */
    private TimestampResolver clock(MonitoredDevice known) {
        Plant plant = known.plant();
        return clocks.computeIfAbsent(
                plant.id() + " " + known.device().type().id(),
                unknown -> new TimestampResolver(plant.timeZone().orElse(zones.fallback()), zones.vendors()));
    }

    /** Takes in what a device said. */
    public void accept(Reading reading, Set<String> asked, Instant now) {
        Optional.ofNullable(feeds.get(reading.deviceId())).ifPresent(feed -> feed.accept(reading, asked, now));
    }

    public Collection<DeviceState> all() {
        return feeds.values();
    }

    /** When the newest data of all was measured. */
    public Optional<Instant> newest() {
        return feeds.values().stream()
                .flatMap(feed -> feed.time().stream())
                .map(OffsetDateTime::toInstant)
                .max(Comparator.naturalOrder());
    }

    /** The devices that are offline. */
    public Set<String> asleep(Instant now, Duration staleAfter) {
        return feeds.values().stream()
                .filter(feed -> !feed.isOnline(now, staleAfter))
                .map(feed -> feed.device().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The moment a time stamp of a device means. */
    public OffsetDateTime resolve(String deviceId, LocalDateTime printed) {
        return Optional.ofNullable(feeds.get(deviceId))
                .map(feed -> clock(feed.device()).resolve(printed))
                .orElseGet(() -> printed.atZone(zones.fallback()).toOffsetDateTime());
    }
}
