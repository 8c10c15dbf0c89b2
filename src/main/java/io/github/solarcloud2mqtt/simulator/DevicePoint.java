package io.github.solarcloud2mqtt.simulator;

import io.github.solarcloud2mqtt.simulator.points.Gauges;
import io.github.solarcloud2mqtt.simulator.points.Heard;
import io.github.solarcloud2mqtt.simulator.points.PointTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the values of one device: everything measured is text, what has no value is null or two dashes. */
final class DevicePoint {

    private final Feed feed;
    private final PointTable table;
    private final Gauges gauges;
    private final Stamps stamps;

    DevicePoint(Feed feed, PointTable table, Gauges gauges, Stamps stamps) {
        this.feed = feed;
        this.table = table;
        this.gauges = gauges;
        this.stamps = stamps;
    }

    /** The values of those points that the device's type has; the others are left out. */
    Map<String, @Nullable Object> write(SimulatedDevice device, Collection<String> pointIds) {
        Heard heard = feed.heardFrom(device);
        Map<String, @Nullable Object> point = new LinkedHashMap<>();
        point.put("ps_key", device.psKey());
        point.put("ps_id", SimulatedDevice.PLANT_ID);
        point.put("uuid", device.uuid());
        point.put("device_name", device.name());
        point.put("device_sn", device.serial());
        point.put(
                "communication_dev_sn",
                device.type() == SimulatedDevice.PLANT_TYPE ? null : Installation.DONGLE_SERIAL);
        point.put("dev_status", feed.status(device));
        point.put("dev_fault_status", feed.faultStatus(device));
        point.put("device_time", stamps.digits(heard.truth().time()));
        for (String id : pointIds) {
            if (table.has(device.type(), id)) {
                point.put("p" + id, gauges.read(device.type(), id, heard));
            }
        }
        return point;
    }
}
