package io.github.solarcloud2mqtt.history;

import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import java.util.List;
import java.util.function.Predicate;

/** The points of a device that may have past values. */
public final class HistoryPoints {
    private HistoryPoints() {}

    /** Those that are measured: neither calculated nor facts about the device. */
    public static List<MeasuringPoint> of(MonitoredDevice device) {
        return device.points().stream()
                .filter(point -> !point.isDerived()
                        && !device.refused().contains(point.id())
                        && !device.properties().containsKey(point.id()))
                .toList();
    }

    /** The device with only those of its points that are wanted. */
    public static MonitoredDevice only(MonitoredDevice device, Predicate<MeasuringPoint> wanted) {
        return new MonitoredDevice(
                device.plant(),
                device.device(),
                of(device).stream().filter(wanted).toList(),
                device.properties(),
                device.refused(),
                List.of());
    }
}
