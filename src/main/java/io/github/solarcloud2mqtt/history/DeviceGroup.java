package io.github.solarcloud2mqtt.history;

import io.github.solarcloud2mqtt.cloud.series.SeriesAggregate;
import io.github.solarcloud2mqtt.cloud.series.SeriesLimits;
import io.github.solarcloud2mqtt.cloud.series.SeriesResolution;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Devices of one type that are read by the same calls.
 *
 * @param devices at most as many as one call may ask
 * @param points at most as many as one call may ask, with what a day, month or year is made of
 * @param resolution the series that is read
 * @param limits the limits of a call
 */
record DeviceGroup(
        List<MonitoredDevice> devices,
        SortedMap<String, SeriesAggregate> points,
        SeriesResolution resolution,
        SeriesLimits limits) {

    /** The devices of a type in groups; devices without such a series are in none. */
    static List<DeviceGroup> of(HistoryAccount account, List<MonitoredDevice> devices, HistoryStep step) {
        Map<String, List<MonitoredDevice>> byType = new TreeMap<>();
        for (MonitoredDevice device : devices) {
            resolution(account, device.device(), step)
                    .ifPresent(resolution -> byType.computeIfAbsent(
                                    device.device().type().id(), type -> new ArrayList<>())
                            .add(device));
        }
        List<DeviceGroup> groups = new ArrayList<>();
        byType.values().forEach(ofType -> groups.addAll(ofType(account, ofType, step)));
        return groups;
    }

    /** The devices of which the cloud keeps no past values. */
    static List<String> withoutSeries(HistoryAccount account, List<MonitoredDevice> devices, HistoryStep step) {
        return devices.stream()
                .filter(device -> resolution(account, device.device(), step).isEmpty())
                .map(MonitoredDevice::id)
                .sorted()
                .toList();
    }

    private static List<DeviceGroup> ofType(HistoryAccount account, List<MonitoredDevice> devices, HistoryStep step) {
        List<MonitoredDevice> sorted = devices.stream()
                .sorted(Comparator.comparing(MonitoredDevice::id))
                .toList();
        Device first = sorted.get(0).device();
        SeriesResolution resolution = resolution(account, first, step).orElseThrow();
        SeriesLimits limits = account.cloud().seriesLimits(first, resolution).orElseThrow();
        List<DeviceGroup> groups = new ArrayList<>();
        for (List<MonitoredDevice> some : parts(sorted, limits.devices())) {
            SortedMap<String, SeriesAggregate> points = points(account, some, resolution, step);
            for (List<String> ids : parts(List.copyOf(points.keySet()), limits.points())) {
                groups.add(new DeviceGroup(some, only(points, ids), resolution, limits));
            }
        }
        return groups;
    }

    /** The series of a step, or the next finer one that the cloud has. */
    private static Optional<SeriesResolution> resolution(HistoryAccount account, Device device, HistoryStep step) {
        return Arrays.stream(SeriesResolution.values())
                .filter(each -> each.compareTo(step.resolution()) <= 0)
                .filter(each -> account.cloud().seriesLimits(device, each).isPresent())
                .reduce((finer, coarser) -> coarser);
    }

    private static SortedMap<String, SeriesAggregate> points(
            HistoryAccount account, List<MonitoredDevice> devices, SeriesResolution resolution, HistoryStep step) {
        SortedMap<String, SeriesAggregate> points = new TreeMap<>();
        for (MonitoredDevice device : devices) {
            for (MeasuringPoint point : HistoryPoints.of(device)) {
                if (account.cloud().hasSeries(device.device(), resolution, point.id())) {
                    aggregate(point, resolution, step).ifPresent(aggregate -> points.put(point.id(), aggregate));
                }
            }
        }
        return points;
    }

    /** Instants have no aggregate; the one in their query is not used. */
    private static Optional<SeriesAggregate> aggregate(
            MeasuringPoint point, SeriesResolution resolution, HistoryStep step) {
        return step.isInstant()
                ? Optional.of(SeriesAggregate.PEAK)
                : Aggregates.of(point.kind(), step.resolution())
                        .flatMap(wanted -> Aggregates.of(point.kind(), resolution));
    }

    /** Whether days, months or years are formed from a finer series. */
    boolean isFormed(HistoryStep step) {
        return resolution != step.resolution();
    }

    static SortedMap<String, SeriesAggregate> only(SortedMap<String, SeriesAggregate> points, List<String> ids) {
        SortedMap<String, SeriesAggregate> some = new TreeMap<>(points);
        some.keySet().retainAll(ids);
        return some;
    }

    static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int begin = 0; begin < all.size(); begin += size) {
            parts.add(all.subList(begin, Math.min(all.size(), begin + size)));
        }
        return parts;
    }
}
