package io.github.solarcloud2mqtt.discovery;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every point that the devices of an account may have, once. What was read before a failure is kept: {@link #run}
 * continues where it stopped.
 */
final class PointProbe {

    /** After this many calls without an answer the whole cloud is assumed to fail, not one device. */
    private static final int MOST_FAILURES = 3;

    /** This many refusals in a row are not caused by single points: halving finds one point among a hundred in seven. */
    private static final int MOST_REFUSALS = 20;

    private final Logger log = LoggerFactory.getLogger(AccountDiscovery.class);
    private final SolarCloud cloud;
    private final Inventory inventory;
    private final PointDescriptions descriptions;
    private final SeenPoints seen;
    private final Map<String, Device> devices;
    private final Map<String, Reading> newest = new LinkedHashMap<>();
    private final Map<String, Reading> all = new HashMap<>();
    private final Map<String, Set<String>> refused = new HashMap<>();
    private final Map<String, CloudException> unread = new LinkedHashMap<>();
    private final Deque<Query> open;
    private final List<Query> unanswered = new ArrayList<>();
    private int failures;
    private int refusalsInARow;

    PointProbe(SolarCloud cloud, Inventory inventory, PointDescriptions descriptions, SeenPoints seen) {
        this.cloud = cloud;
        this.inventory = inventory;
        this.descriptions = descriptions;
        this.seen = seen;
        devices = inventory.devices().stream()
                .collect(Collectors.toMap(Device::id, Function.identity(), (first, again) -> first));
        Map<Device, Set<String>> candidates = new LinkedHashMap<>();
        inventory.devices().forEach(device -> candidates.put(device, candidates(device)));
        open = new ArrayDeque<>(cloud.plan(candidates));
    }

    private Set<String> candidates(Device device) {
        Set<String> candidates = new LinkedHashSet<>(descriptions.offeredIds(device));
        candidates.addAll(descriptions.selected(device, seen.of(device.id())));
        return candidates;
    }

    /**
     * Makes the calls that have not been made, and repeats those without an answer.
     *
     * @throws CloudException if the cloud answers no call at present; what was read is kept
     */
    void run() throws CloudException {
        failures = 0;
        open.addAll(unanswered);
        unanswered.clear();
        unread.values().removeIf(reason -> !reason.isFinal());
        while (!open.isEmpty()) {
            Query query = open.removeFirst();
            try {
                cloud.read(query).forEach(this::accept);
                refusalsInARow = 0;
            } catch (CloudException.BadRequest e) {
                refuse(query, e);
            } catch (CloudException e) {
                goOnWithout(query, e);
            }
        }
    }

    private void refuse(Query query, CloudException refusal) {
        if (++refusalsInARow < MOST_REFUSALS) {
            split(query, refusal).forEach(open::addFirst);
            return;
        }
        refusalsInARow = 0;
        String type = query.devices().get(0).type().id();
        open.removeIf(each -> each.devices().get(0).type().id().equals(type));
        leaveOut(query, refusal);
    }

    /** A refused request often contains one invalid point or one point too many: smaller ones succeed. */
    private List<Query> split(Query query, CloudException refusal) {
        List<Query> halves = query.halves();
        if (halves.size() > 1) {
            return halves;
        }
        log.debug("The cloud refuses point {}, it is left out: {}", query.pointIds(), refusal.getMessage());
        query.devices()
                .forEach(device -> refused.computeIfAbsent(device.id(), unknown -> new HashSet<>())
                        .addAll(query.pointIds()));
        return List.of();
    }

    private void goOnWithout(Query query, CloudException reason) throws CloudException {
        boolean outOfOrder = reason instanceof CloudException.Transient && ++failures >= MOST_FAILURES;
        if (outOfOrder || reason.concernsAll()) {
            open.addFirst(query);
            throw reason;
        }
        if (!reason.isFinal()) {
            unanswered.add(query);
        }
        leaveOut(query, reason);
    }

    private void leaveOut(Query query, CloudException reason) {
        query.devices().forEach(device -> unread(device.id(), reason));
        log.warn(
                "The points of {} could not be read; the other devices are not affected. {}",
                query.devices().stream().map(Device::name).collect(Collectors.joining(", ")),
                reason.getMessage());
    }

    /** A temporary reason replaces a permanent one, so that the device is discovered again soon. */
    private void unread(String deviceId, CloudException reason) {
        CloudException before = unread.remove(deviceId);
        unread.put(deviceId, before != null && !before.isFinal() && reason.isFinal() ? before : reason);
    }

    private boolean accept(Reading reading) {
        Device device = devices.get(reading.deviceId());
        if (device == null) {
            return false;
        }
        List<String> valued = descriptions.supportedIds(device, reading);
        newest.merge(reading.deviceId(), reading, Reading::mergedWith);
        all.merge(reading.deviceId(), reading, Reading::mergedWith);
        return !valued.isEmpty() && seen.add(device.id(), valued);
    }

    /**
     * Reads the points that never had a value once more.
     *
     * @param skipped ids of devices that are not read
     * @return whether one has a value now
     * @throws CloudException if the cloud answers no call at present
     */
    boolean lookAgain(Set<String> skipped) throws CloudException {
        newest.clear();
        boolean found = false;
        for (Query query : cloud.plan(neverSeen(skipped))) {
            try {
                for (Reading reading : cloud.read(query)) {
                    found |= accept(reading);
                }
            } catch (CloudException e) {
                if (e.concernsAll() || e instanceof CloudException.Transient) {
                    throw e;
                }
                log.debug("Points without a value could not be read again: {}", e.getMessage());
            }
        }
        return found;
    }

    private Map<Device, Set<String>> neverSeen(Set<String> skipped) {
        Map<Device, Set<String>> points = new LinkedHashMap<>();
        for (Device device : inventory.devices()) {
            Set<String> ids = descriptions.offeredIds(device);
            ids.removeAll(seen.of(device.id()));
            ids.removeAll(refused.getOrDefault(device.id(), Set.of()));
            if (!ids.isEmpty() && !skipped.contains(device.id()) && !isRefused(device)) {
                points.put(device, ids);
            }
        }
        return points;
    }

    /** Whether the cloud does not let this account read the device. */
    private boolean isRefused(Device device) {
        return Optional.ofNullable(unread.get(device.id()))
                .filter(CloudException::isFinal)
                .isPresent();
    }

    /** The last values of the devices, one reading each. */
    List<Reading> readings() {
        return List.copyOf(newest.values());
    }

    /** The last values of a device. */
    Optional<Reading> reading(String deviceId) {
        return Optional.ofNullable(all.get(deviceId));
    }

    /** Ids of the points of a device that the cloud refuses. */
    Set<String> refused(String deviceId) {
        return refused.getOrDefault(deviceId, Set.of());
    }

    /** Why a device's points could not be read, by device id, in the order of the failures. */
    Map<String, CloudException> unread() {
        return unread;
    }
}
