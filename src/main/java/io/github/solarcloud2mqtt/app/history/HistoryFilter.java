package io.github.solarcloud2mqtt.app.history;

import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.history.HistoryPoints;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import java.util.List;
import java.util.Set;

/**
 * What of the accounts is wanted.
 *
 * @param plants ids of plants; empty for all
 * @param devices ids of devices; empty for all
 * @param points globs over keys of points; empty for all
 */
public record HistoryFilter(Set<String> plants, Set<String> devices, Set<String> points) {
    public HistoryFilter {
        plants = Set.copyOf(plants);
        devices = Set.copyOf(devices);
        points = Set.copyOf(points);
    }

    /** The wanted devices with the wanted points. */
    List<MonitoredDevice> apply(List<MonitoredDevice> all) {
        PointSelection selection = new PointSelection(points, Set.of());
        return all.stream()
                .filter(device ->
                        plants.isEmpty() || plants.contains(device.plant().id()))
                .filter(device -> devices.isEmpty() || devices.contains(device.id()))
                .map(device -> HistoryPoints.only(device, point -> selection.selects(point.key())))
                .filter(device -> !device.points().isEmpty())
                .toList();
    }
}
