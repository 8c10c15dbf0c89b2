package io.github.solarcloud2mqtt.plant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A device of the account with the points that are read.
 *
 * @param plant the plant it belongs to
 * @param device the device
 * @param points the points that have, or once had, a value, and what the bridge derives from them
 * @param properties points that are not measured but reported with each discovery, with their raw values by id
 * @param refused ids of points that the cloud refuses at present; a query with one of them fails as a whole
 * @param excluded points that have, or once had, a value, and that the configuration excludes
 */
public record MonitoredDevice(
        Plant plant,
        Device device,
        List<MeasuringPoint> points,
        Map<String, String> properties,
        Set<String> refused,
        List<MeasuringPoint> excluded) {

    public MonitoredDevice {
        points = List.copyOf(points);
        properties = Map.copyOf(properties);
        refused = Set.copyOf(refused);
        excluded = List.copyOf(excluded);
    }

    /** The device's id. */
    public String id() {
        return device.id();
    }

    /** Whether this is the plant itself. */
    public boolean isPlant() {
        return device.parentId().isEmpty();
    }

    /** Whether a poll reads any of its points. */
    public boolean isRead() {
        return points.stream().anyMatch(this::isRead);
    }

    /**
     * The same device with points that the bridge derives.
     *
     * @param excludedOnes derived points that the configuration excludes
     */
    public MonitoredDevice with(List<MeasuringPoint> derived, List<MeasuringPoint> excludedOnes) {
        List<MeasuringPoint> all = new ArrayList<>(points);
        all.addAll(derived);
        List<MeasuringPoint> allExcluded = new ArrayList<>(excluded);
        allExcluded.addAll(excludedOnes);
        return new MonitoredDevice(plant, device, all, properties, refused, allExcluded);
    }

    /** The points to read of each device. */
    public static Map<Device, Set<String>> wanted(Collection<MonitoredDevice> devices) {
        Map<Device, Set<String>> wanted = new LinkedHashMap<>();
        devices.stream().filter(MonitoredDevice::isRead).forEach(known -> wanted.put(known.device, known.pointIds()));
        return wanted;
    }

    private Set<String> pointIds() {
        return points.stream().filter(this::isRead).map(MeasuringPoint::id).collect(Collectors.toUnmodifiableSet());
    }

    private boolean isRead(MeasuringPoint point) {
        return !point.isDerived() && !refused.contains(point.id()) && !properties.containsKey(point.id());
    }
}
