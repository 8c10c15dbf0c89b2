package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.FaultReport;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.fault.FaultTracker;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.publish.DevicePublisher;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.values.DeviceState;
import io.github.solarcloud2mqtt.values.DeviceStates;
import io.github.solarcloud2mqtt.values.ValueGuards;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the broker shows of one account: brings together what the cloud says, what is remembered and what is published. */
@PerCloud
public final class AccountState {

    private final Logger log = LoggerFactory.getLogger(AccountState.class);
    private final PollSettings settings;
    private final DeviceStates feeds;
    private final ValueGuards guards;
    private final FaultTracker faults;
    private final DevicePublisher publisher;
    private List<Plant> plants = List.of();
    private Set<String> asleepAtDiscovery = Set.of();

    @Inject
    public AccountState(
            PollSettings settings,
            DeviceStates feeds,
            ValueGuards guards,
            FaultTracker faults,
            DevicePublisher publisher) {
        this.settings = settings;
        this.feeds = feeds;
        this.guards = guards;
        this.faults = faults;
        this.publisher = publisher;
    }

    /** Takes over what a discovery found, together with the values it read. */
    void update(DiscoveryResult found, Instant now) {
        if (plants.isEmpty() && !found.plants().isEmpty()) {
            log.info("Cloud {}: {}.", settings.name(), found.summary());
        }
        Map<String, MonitoredDevice> gone = devices();
        plants = found.plants();
        feeds.update(found.devices(), found.complete());
        gone.keySet().removeAll(devices().keySet());
        gone.values().forEach(known -> publisher.availability(known, false));
        found.readings()
                .forEach(reading -> feeds.accept(reading, reading.values().keySet(), now));
        publisher.announce(found.devices(), found.complete());
        publishValues();
        asleepAtDiscovery = feeds.asleep(now, settings.staleAfter());
    }

    /** Takes in what a round brought. */
    void update(ReadingRound round, Instant now) {
        round.parts().values().forEach(part -> feeds.accept(part.reading(), part.asked(), now));
        publishValues();
    }

    private void publishValues() {
        guards.save();
        feeds.all().forEach(feed -> publisher.values(feed.device(), feed.values(), feed.time()));
    }

    /** Takes in the faults of now. */
    void update(FaultReport report, Instant now) {
        faults.accept(
                report.faults(),
                report.unanswered().keySet(),
                feeds::resolve,
                now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    /** Publishes which devices live and which have problems. */
    void publishStatus(Instant now, Duration staleAfter) {
        for (DeviceState feed : feeds.all()) {
            MonitoredDevice known = feed.device();
            publisher.availability(known, feed.isOnline(now, staleAfter));
            if (settings.watchesFaults()) {
                publisher.faults(known, faults.of(known.id()), feed.alert() != Reading.Alert.NORMAL);
            }
        }
    }

    /** Announces the faults that could not be announced while the broker was away. Any thread. */
    void deliverFaults() {
        faults.deliver();
    }

    /** Whether a device lives now that slept during the last discovery, and so showed few of its points. */
    boolean isAnyoneAwakened(Instant now, Duration staleAfter) {
        Set<String> asleep = feeds.asleep(now, staleAfter);
        return asleepAtDiscovery.stream().anyMatch(device -> !asleep.contains(device));
    }

    /** The points to read of each device. */
    Map<Device, Set<String>> wanted() {
        return MonitoredDevice.wanted(devices().values());
    }

    private Map<String, MonitoredDevice> devices() {
        Map<String, MonitoredDevice> devices = new LinkedHashMap<>();
        feeds.all().forEach(feed -> devices.put(feed.device().id(), feed.device()));
        return devices;
    }

    List<Plant> plants() {
        return plants;
    }

    /** When the newest data of all was measured. */
    Optional<Instant> newest() {
        return feeds.newest();
    }
}
