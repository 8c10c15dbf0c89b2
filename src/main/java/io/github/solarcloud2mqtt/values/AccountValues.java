package io.github.solarcloud2mqtt.values;

import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.values.guard.ValueGuards;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The devices of one account and their newest data. */
@PerCloud
public final class AccountValues {

    private final Catalog catalog;
    private final ValueGuards guards;
    private final TimestampZones zones;
    private final Map<String, ZoneId> plantZones = new HashMap<>();
    private final Map<String, TimestampResolver> resolvers = new HashMap<>();
    private Map<String, DeviceValues> devices = Map.of();

    @Inject
    public AccountValues(Catalog catalog, ValueGuards guards, TimestampZones zones) {
        this.catalog = catalog;
        this.guards = guards;
        this.zones = zones;
    }

    /**
     * Applies a discovery.
     *
     * @param complete whether the discovery covered the whole account; otherwise devices that it did not find are kept
     */
    public void update(List<MonitoredDevice> found, boolean complete) {
        found.forEach(device -> device.plant().timeZone().ifPresent(zone -> learnZone(device.plant(), zone)));
        Map<String, DeviceValues> present = complete ? new LinkedHashMap<>() : new LinkedHashMap<>(devices);
        for (MonitoredDevice device : found) {
            DeviceValues known = devices.get(device.id());
            DeviceValues state = known == null ? new DeviceValues(device, catalog, guards, resolver(device)) : known;
            state.update(device);
            state.use(resolver(device));
            present.put(device.id(), state);
        }
        devices = present;
    }

    /** If the cloud reports a new or another zone, the zone of its time stamps is learned again. */
    private void learnZone(Plant plant, ZoneId zone) {
        if (zone.equals(plantZones.put(plant.id(), zone))) {
            return;
        }
        resolvers.keySet().removeIf(key -> key.startsWith(plant.id() + " "));
        devices.values().stream()
                .filter(state -> state.device().plant().id().equals(plant.id()))
                .forEach(state -> state.use(resolver(state.device())));
    }

    /** A cloud may write the times of a plant in another zone than those of its inverters. */
    private TimestampResolver resolver(MonitoredDevice device) {
        String plantId = device.plant().id();
        return resolvers.computeIfAbsent(
                plantId + " " + device.device().type().id(),
                key -> new TimestampResolver(Optional.ofNullable(plantZones.get(plantId)), zones));
    }

    /**
     * Applies a reading.
     *
     * @param asked the ids of the requested points; the others keep their values
     */
    public void accept(Reading reading, Set<String> asked, Instant now) {
        DeviceValues state = devices.get(reading.deviceId());
        if (state != null) {
            reading.plantZone().ifPresent(zone -> learnZone(state.device().plant(), zone));
            state.accept(reading, asked, now);
        }
    }

    public Collection<DeviceValues> all() {
        return devices.values();
    }

    /** The time stamp of the newest data of all devices. */
    public Optional<Instant> newest() {
        return devices.values().stream()
                .flatMap(device -> device.time().stream())
                .map(OffsetDateTime::toInstant)
                .max(Comparator.naturalOrder());
    }

    /** The time stamp of the newest data of each device that has one, by device id. */
    public Map<String, Instant> times() {
        Map<String, Instant> times = new HashMap<>();
        devices.forEach((id, device) -> device.time().ifPresent(time -> times.put(id, time.toInstant())));
        return times;
    }

    /**
     * Adjusts to a wall clock that was set: the age of the data does not change.
     *
     * @param step the difference; negative if it was set back
     */
    public void clockWasSet(Duration step) {
        devices.values().forEach(device -> device.clockWasSet(step));
    }

    /** The ids of the devices that are offline. */
    public Set<String> offline(Instant now, Duration staleAfter) {
        return devices.values().stream()
                .filter(device -> !device.isOnline(now, staleAfter))
                .map(device -> device.device().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The instant of a time stamp of a device. */
    public OffsetDateTime resolve(String deviceId, LocalDateTime printed) {
        return Optional.ofNullable(devices.get(deviceId))
                .map(device -> resolver(device.device()).resolve(printed))
                .orElseGet(() -> printed.atZone(zones.fallback()).toOffsetDateTime());
    }

    /** An instant in the local time of a device's plant. */
    public OffsetDateTime atPlant(String deviceId, Instant instant) {
        return Optional.ofNullable(devices.get(deviceId))
                .map(device -> resolver(device.device()).offsetAtPlant(instant))
                .orElseGet(() -> instant.atZone(zones.fallback()).toOffsetDateTime());
    }
}
