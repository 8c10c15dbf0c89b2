package io.github.solarcloud2mqtt.publish.session;

import io.github.solarcloud2mqtt.homeassistant.retained.OtherAnnouncement;
import io.github.solarcloud2mqtt.homeassistant.retained.RetainedDiscovery;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.mqtt.MqttText;
import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.publish.WantedDiscovery;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects bridges with other base topics that announce devices of this one: their discovery messages are at the same topics,
 * and their availability is {@code online}. It is reported and nothing is published against it, because the other bridge
 * would do the same; only when the other bridge is gone the own messages are published again. For the thread of the broker
 * session.
 */
@Singleton
public final class SharedDevices {

    /** An announcement consists of many messages. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /** A bridge that is absent for so long is gone; until then it may be about to connect again. */
    private static final Duration ABSENCE = Duration.ofMinutes(2);

    /** Other bridges and their devices beyond these are ignored: the broker may hold anything. */
    private static final int MAX_BRIDGES = 20;

    private static final int MAX_DEVICES = 10_000;

    private final Logger log = LoggerFactory.getLogger(SharedDevices.class);
    private final MessageBus bus;
    private final RetainedDiscovery discovery;
    private final WantedDiscovery wanted;
    private final BridgeStatus status;
    private final Scheduler scheduler;
    /** What is known from the present connection: the other bridge that announces a device, and who is online or offline. */
    private final Map<String, Topics> announced = new HashMap<>();

    private final Map<Topics, Boolean> online = new HashMap<>();
    private Map<String, Set<String>> shared = Map.of();
    private Scheduler.Scheduled settling = () -> {};
    private Optional<Scheduler.Scheduled> absence = Optional.empty();

    /**
     * @param discovery tells this bridge's discovery messages from those of others
     */
    @Inject
    SharedDevices(
            MessageBus bus,
            RetainedDiscovery discovery,
            WantedDiscovery wanted,
            BridgeStatus status,
            @Named("broker") Scheduler scheduler) {
        this.bus = bus;
        this.discovery = discovery;
        this.wanted = wanted;
        this.status = status;
        this.scheduler = scheduler;
    }

    /** A new connection begins. */
    void connected() {
        announced.clear();
        online.clear();
        updateLater();
    }

    /** Subscribes to one message of each device. */
    void watch() {
        if (wanted.isEnabled()) {
            discovery.filtersOfOthers("+").forEach(bus::subscribe);
        }
    }

    /** The connection is lost. */
    void disconnected() {
        settling.cancel();
        endAbsence();
    }

    /** Takes in any message. */
    void received(Message message) {
        discovery.findOther(message.topic(), message.payload()).ifPresent(this::announced);
        discovery.findRemoved(message.topic(), message.payload()).ifPresent(announced::remove);
        online.replaceAll((other, before) -> message.topic().equals(other.bridgeAvailability())
                ? Boolean.valueOf(message.payload().equals(Topics.ONLINE))
                : before);
        updateLater();
    }

    private void announced(OtherAnnouncement announcement) {
        Topics other = announcement.topics();
        if (wanted.isEnabled() && isWatched(other) && announced.size() < MAX_DEVICES) {
            announced.put(announcement.node(), other);
        }
    }

    private boolean isWatched(Topics other) {
        if (!online.containsKey(other) && online.size() < MAX_BRIDGES && MqttText.isTopic(other.base())) {
            online.put(other, false);
            bus.subscribe(other.bridgeAvailability());
        }
        return online.containsKey(other);
    }

    /** Compares with what this bridge announces, when no further message comes. */
    void updateLater() {
        if (!announced.isEmpty() || !shared.isEmpty()) {
            settling.cancel();
            settling = scheduler.schedule(SETTLING, this::update);
        }
    }

    private void update() {
        Map<String, Set<String>> present = present();
        if (present.keySet().containsAll(shared.keySet())) {
            endAbsence();
        } else if (absence.isEmpty()) {
            absence = Optional.of(scheduler.schedule(ABSENCE, this::giveUp));
        }
        shared.forEach(present::putIfAbsent);
        report(present);
    }

    private void endAbsence() {
        absence.ifPresent(Scheduler.Scheduled::cancel);
        absence = Optional.empty();
    }

    private void giveUp() {
        absence = Optional.empty();
        Map<String, Set<String>> present = present();
        shared.keySet().stream()
                .filter(base -> !present.containsKey(base))
                .forEach(base -> log.info(
                        "The other bridge, with mqtt.base-topic {}, announces no device of this one any more.", base));
        report(present);
    }

    private void report(Map<String, Set<String>> present) {
        if (present.equals(shared)) {
            return;
        }
        Map<String, Set<String>> before = shared;
        shared = present;
        status.announcedElsewhere(present);
        present.forEach((base, nodes) -> {
            if (!before.containsKey(base)) {
                log.warn(OtherAnnouncement.sentence(base, nodes));
            }
        });
        if (!nodes(present).containsAll(nodes(before))) {
            wanted.publishAll();
        }
    }

    private static Set<String> nodes(Map<String, Set<String>> byBase) {
        return byBase.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, Set<String>> present() {
        Map<String, Set<String>> present = new TreeMap<>();
        announced.forEach((node, other) -> {
            if (online.getOrDefault(other, false) && wanted.isAnnounced(node)) {
                present.computeIfAbsent(other.base(), unknown -> new TreeSet<>())
                        .add(node);
            }
        });
        return present;
    }
}
