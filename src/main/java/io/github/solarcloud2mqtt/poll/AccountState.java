package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.FaultReport;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.fault.FaultClock;
import io.github.solarcloud2mqtt.fault.FaultTracker;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.publish.DevicePublisher;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.values.AccountValues;
import io.github.solarcloud2mqtt.values.DeviceValues;
import io.github.solarcloud2mqtt.values.guard.ValueGuards;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of one account: passes the cloud's data to values and faults, and publishes the result. */
@PerCloud
final class AccountState {

    private final Logger log = LoggerFactory.getLogger(AccountState.class);
    private final PollSettings settings;
    private final AccountValues states;
    private final ValueGuards guards;
    private final FaultTracker faults;
    private final DevicePublisher publisher;
    private List<Plant> plants = List.of();
    private boolean completelyKnown;
    private Set<String> offlineAtDiscovery = Set.of();

    @Inject
    public AccountState(
            PollSettings settings,
            AccountValues states,
            ValueGuards guards,
            FaultTracker faults,
            DevicePublisher publisher) {
        this.settings = settings;
        this.states = states;
        this.guards = guards;
        this.faults = faults;
        this.publisher = publisher;
    }

    /** Applies a discovery: its devices and the values that it has read. */
    void update(DiscoveryResult found, Instant now) {
        if (plants.isEmpty() && !found.plants().isEmpty()) {
            log.info("Cloud {}: {}.", settings.name(), found.summary());
        }
        Map<String, MonitoredDevice> gone = devices();
        plants = found.plants();
        completelyKnown = found.complete();
        states.update(found.devices(), found.complete());
        gone.keySet().removeAll(devices().keySet());
        gone.values().forEach(device -> publisher.availability(device, false));
        found.readings()
                .forEach(reading -> states.accept(reading, reading.values().keySet(), now));
        publisher.announce(found.devices(), found.complete());
        publishValues();
    }

    /** Adjusts to a wall clock that was set. */
    void clockWasSet(Duration step) {
        states.clockWasSet(step);
    }

    /** Records which devices are offline during a discovery. */
    void rememberOffline(Instant now, Duration staleAfter) {
        offlineAtDiscovery = states.offline(now, staleAfter);
    }

    /** Applies the readings of a round. */
    void update(ReadingRound round, Instant now) {
        round.parts().values().forEach(part -> states.accept(part.reading(), part.asked(), now));
        publishValues();
    }

    private void publishValues() {
        guards.save();
        states.all().forEach(state -> publisher.values(state.device(), state.values(), state.time()));
    }

    /** Applies the faults that the cloud lists. */
    void update(FaultReport report, Instant now) {
        Set<String> known = devices().keySet();
        faults.accept(
                report.faults(),
                device -> !report.unanswered().containsKey(device) && (completelyKnown || known.contains(device)),
                new PlantClock(now.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Publishes which devices are online and which have problems. */
    void publishStatus(Instant now, Duration staleAfter) {
        for (DeviceValues state : states.all()) {
            MonitoredDevice device = state.device();
            publisher.availability(device, state.isOnline(now, staleAfter));
            if (settings.watchesFaults()) {
                publisher.faults(device, faults.of(device.id()), state.alert() != Reading.Alert.NORMAL);
            }
        }
    }

    /** Publishes the pending fault events. May be called on any thread. */
    void deliverFaults() {
        faults.deliver();
    }

    /** Whether a device is online that was offline during the last discovery, when it had only few points. */
    boolean hasDeviceComeOnline(Instant now, Duration staleAfter) {
        Set<String> offline = states.offline(now, staleAfter);
        return offlineAtDiscovery.stream().anyMatch(device -> !offline.contains(device));
    }

    /** The points to read, by device. */
    Map<Device, Set<String>> wanted() {
        return MonitoredDevice.wanted(devices().values());
    }

    private Map<String, MonitoredDevice> devices() {
        Map<String, MonitoredDevice> devices = new LinkedHashMap<>();
        states.all().forEach(state -> devices.put(state.device().id(), state.device()));
        return devices;
    }

    List<Plant> plants() {
        return plants;
    }

    /** The time stamp of the newest data of all devices. */
    Optional<Instant> newest() {
        return states.newest();
    }

    /** The time stamp of the newest data of each device that has one. */
    Map<String, Instant> times() {
        return states.times();
    }

    /** The local time of the account's plants. */
    private final class PlantClock implements FaultClock {
        private final Instant now;

        PlantClock(Instant now) {
            this.now = now;
        }

        @Override
        public OffsetDateTime resolve(String deviceId, LocalDateTime printed) {
            return states.resolve(deviceId, printed);
        }

        @Override
        public OffsetDateTime now(String deviceId) {
            return states.atPlant(deviceId, now);
        }
    }
}
