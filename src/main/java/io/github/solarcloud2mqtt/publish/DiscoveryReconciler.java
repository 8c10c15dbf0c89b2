package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.homeassistant.ConfigMessage;
import io.github.solarcloud2mqtt.homeassistant.DeviceDiscovery;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.time.Scheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings what the broker keeps for Home Assistant to what is wanted. It goes in steps with pauses, and each step follows
 * from what the broker keeps alone: whoever is stopped in between goes on where it was. Safe for use by several threads.
 */
public final class DiscoveryReconciler {

    /** Home Assistant needs about so long to let go of an entity (mqtt-consumers.md, section 1.5). */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private final MessageBus bus;
    private final Scheduler scheduler;
    private final boolean enabled;
    private final Map<String, DeviceDiscovery> wanted = new LinkedHashMap<>();
    private final Map<String, DeviceReconciliation> devices = new HashMap<>();
    private final Map<String, Set<String>> announced = new HashMap<>();
    private final Set<String> removed = new HashSet<>();
    private Scheduler.Scheduled pause = () -> {};
    private boolean pausing;
    private boolean live;
    private Runnable whenSettled = () -> {};

    /**
     * @param scheduler for the pauses
     * @param enabled whether anything is announced at all
     */
    public DiscoveryReconciler(MessageBus bus, Scheduler scheduler, boolean enabled) {
        this.bus = bus;
        this.scheduler = scheduler;
        this.enabled = enabled;
    }

    /** Sets what to do each time the broker has got everything after some steps; before anything else. */
    void whenSettled(Runnable whenSettled) {
        this.whenSettled = whenSettled;
    }

    /** Sets what is wanted of a device. Entities it does not name any more stay until they are removed. */
    synchronized void announce(DeviceDiscovery announcement) {
        String node = announcement.node();
        wanted.put(node, announcement);
        removed.remove(node);
        announced.computeIfAbsent(node, unknown -> new HashSet<>()).addAll(announcement.objects());
        of(node).back(announcement.objects());
        if (isSettled()) {
            step(announcement);
            waitIfPausing();
        }
    }

    /** Takes away an entity of a device that no longer has it. */
    synchronized void remove(String node, String object) {
        of(node).gone(object);
        settle();
    }

    /** Takes away a device with all its entities. */
    synchronized void remove(String node) {
        wanted.remove(node);
        announced.remove(node);
        removed.add(node);
        settle();
    }

    /** Takes away what an earlier run has announced and this one has not. */
    synchronized void removeStrangers() {
        if (!live) {
            return;
        }
        devices.forEach((node, device) -> {
            Set<String> own = announced.getOrDefault(node, Set.of());
            if (own.isEmpty() && device.hasOurs()) {
                removed.add(node);
            }
            device.objects().stream().filter(object -> !own.contains(object)).forEach(device::gone);
        });
        settle();
    }

    /** Changes wait from now on: nobody knows what the broker has. */
    synchronized void suspend() {
        live = false;
        pausing = false;
        pause.cancel();
    }

    /**
     * Brings the broker up to date, and keeps it so.
     *
     * @param kept what the broker has of this bridge, and every marker of a migration
     */
    public synchronized void goLive(List<ConfigMessage> kept) {
        devices.values().forEach(DeviceReconciliation::forgetKept);
        kept.forEach(message -> of(message.place().node()).has(message));
        live = true;
        if (enabled) {
            settle();
        } else {
            removeStrangers();
        }
    }

    /** Publishes everything, whatever the broker has; not while steps are being taken, which do the same. */
    synchronized void publishAll() {
        if (isSettled()) {
            wanted.forEach(
                    (node, announcement) -> of(node).inPlace(announcement).forEach(this::publish));
        }
    }

    /** Whether the broker has got everything, so that somebody listens to what is published. */
    public synchronized boolean isSettled() {
        return live && !pausing;
    }

    private DeviceReconciliation of(String node) {
        return devices.computeIfAbsent(node, unknown -> new DeviceReconciliation());
    }

    private void settle() {
        if (!isSettled()) {
            return;
        }
        for (String node : List.copyOf(removed)) {
            of(node).removals().forEach(this::publish);
            devices.remove(node);
            removed.remove(node);
        }
        wanted.values().forEach(this::step);
        waitIfPausing();
    }

    private void waitIfPausing() {
        if (pausing) {
            pause = scheduler.schedule(PAUSE, this::goOn);
        }
    }

    private void step(DeviceDiscovery announcement) {
        pausing |= of(announcement.node()).step(announcement, this::publish);
    }

    private void goOn() {
        synchronized (this) {
            if (!live) {
                return;
            }
            pausing = false;
            settle();
        }
        // Others have locks of their own, which they may hold while they ask this one.
        if (isSettled()) {
            whenSettled.run();
        }
    }

    private void publish(ConfigMessage message) {
        bus.publish(Message.retained(message.topic(), message.payload()));
    }
}
