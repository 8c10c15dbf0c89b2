package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.DeviceSet;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.ValueOverrides;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import io.github.solarcloud2mqtt.simulator.points.table.PointTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the values of one device: measurements are texts, missing values are null or two dashes. */
public final class DevicePoint {

    private final PointTable table;
    private final ValueOverrides overrides;

    public DevicePoint(PointTable table, ValueOverrides overrides) {
        this.table = table;
        this.overrides = overrides;
    }

    /** Starts a response, which has one unit for each point. */
    void startResponse() {
        overrides.startResponse();
    }

    /** Returns the values of those points that the device type has; the others are left out. */
    Map<String, @Nullable Object> write(SimulatedPlant plant, SimulatedDevice device, Collection<String> pointIds) {
        ReportedState state = plant.uploads().lastReport(device);
        Map<String, @Nullable Object> point = new LinkedHashMap<>();
        point.put("ps_key", device.psKey());
        point.put("ps_id", plant.id());
        point.put("uuid", device.uuid());
        point.put("device_name", device.name());
        point.put("device_sn", device.serial());
        point.put(
                "communication_dev_sn",
                device.type() == SimulatedDevice.PLANT_TYPE ? null : DeviceSet.communicationSerial(plant.id()));
        point.put("dev_status", plant.uploads().status(device));
        point.put("dev_fault_status", plant.uploads().faultStatus(device));
        point.put("device_time", plant.timestamps().digits(state.snapshot().time()));
        writeValues(point, plant, device, pointIds);
        return point;
    }

    /** Adds only the values to a device point. */
    void writeValues(
            Map<String, @Nullable Object> point,
            SimulatedPlant plant,
            SimulatedDevice device,
            Collection<String> pointIds) {
        ReportedState state = plant.uploads().lastReport(device);
        for (String id : pointIds) {
            if (table.has(device.type(), id)) {
                point.put("p" + id, overrides.value(id, plant.points().read(device.type(), id, state)));
            }
        }
    }
}
