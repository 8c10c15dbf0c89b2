package io.github.solarcloud2mqtt.publish.session;

import io.github.solarcloud2mqtt.homeassistant.ConfigMessage;
import io.github.solarcloud2mqtt.homeassistant.DeviceDiscovery;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.publish.DiscoveryConnection;
import io.github.solarcloud2mqtt.publish.WantedDiscovery;
import io.github.solarcloud2mqtt.time.Scheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Updates the discovery messages that the broker retains to the wanted ones, during one connection. A migration takes several
 * steps with pauses; each step depends only on what the broker retains, so a later connection or run continues an
 * interrupted one. Every call holds the lock of {@link WantedDiscovery}.
 */
final class DiscoveryReconciler implements DiscoveryConnection {

    /** The time that Home Assistant needs to release an entity after a migration marker. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private final MessageBus bus;
    private final Scheduler scheduler;
    private final WantedDiscovery wanted;
    private final Runnable settled;
    private final Map<String, DeviceReconciliation> devices = new HashMap<>();
    private final AtomicInteger unconfirmed = new AtomicInteger();
    private boolean pausing;
    /** Used on the scheduler's thread only. */
    private boolean confirmedLate;

    /**
     * @param scheduler for the pauses
     * @param retained this bridge's messages that the broker retains, and every migration marker
     * @param settled called on the scheduler's thread, without a lock, each time a migration has ended
     */
    DiscoveryReconciler(
            MessageBus bus,
            Scheduler scheduler,
            WantedDiscovery wanted,
            List<ConfigMessage> retained,
            Runnable settled) {
        this.bus = bus;
        this.scheduler = scheduler;
        this.wanted = wanted;
        this.settled = settled;
        retained.forEach(message -> device(message.configTopic().node()).set(message));
    }

    @Override
    public boolean isSettled() {
        return !pausing;
    }

    @Override
    public Map<String, Set<String>> retainedObjects() {
        Map<String, Set<String>> objects = new HashMap<>();
        devices.forEach((node, device) -> objects.put(node, device.objects()));
        return objects;
    }

    @Override
    public boolean isOurs(String node) {
        return device(node).isOurs();
    }

    @Override
    public void update(DeviceDiscovery discovery) {
        if (!pausing) {
            step(discovery);
            pause();
        }
    }

    @Override
    public void updateAll() {
        if (pausing) {
            return;
        }
        for (String node : wanted.takeRemovedNodes()) {
            device(node).removals().forEach(this::publish);
            devices.remove(node);
        }
        wanted.devices().forEach(this::step);
        pause();
    }

    @Override
    public void resume() {
        pausing = false;
        updateAll();
    }

    @Override
    public void publishAll() {
        if (!pausing) {
            wanted.devices()
                    .forEach(discovery ->
                            device(discovery.node()).inPlace(discovery).forEach(this::publish));
        }
    }

    private DeviceReconciliation device(String node) {
        return devices.computeIfAbsent(node, unknown -> new DeviceReconciliation());
    }

    private void step(DeviceDiscovery discovery) {
        String node = discovery.node();
        pausing |= device(node).step(discovery, wanted.removedObjects(node), this::publish);
    }

    private void pause() {
        if (pausing) {
            scheduler.schedule(PAUSE, this::endPause);
        }
    }

    /** The pause begins with the confirmation of the last message. */
    private void endPause() {
        boolean waitAgain = unconfirmed.get() > 0 || confirmedLate;
        confirmedLate = unconfirmed.get() > 0;
        if (waitAgain) {
            scheduler.schedule(PAUSE, this::endPause);
        } else if (wanted.resume(this)) {
            settled.run();
        }
    }

    private void publish(ConfigMessage message) {
        // Delivered, so that no later message of a migration replaces an earlier one.
        unconfirmed.incrementAndGet();
        bus.deliver(Message.retained(message.topic(), message.payload()), confirmed -> unconfirmed.decrementAndGet());
    }
}
