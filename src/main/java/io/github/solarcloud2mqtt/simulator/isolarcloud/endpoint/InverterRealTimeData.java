package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiDialect;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import io.github.solarcloud2mqtt.simulator.points.table.ListedPoint;
import io.github.solarcloud2mqtt.simulator.points.table.PointTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code getPVInverterRealTimeData}: all points of inverters of type 1 only (Sungrow Open API 2.6). */
public final class InverterRealTimeData implements IsolarcloudEndpoint {

    private static final int LAST_POINT = 105;

    private final DevicePoint writer;
    private final List<String> points;

    public InverterRealTimeData(DevicePoint writer, PointTable table) {
        this.writer = writer;
        points = table.of(SimulatedDevice.STRING_INVERTER_TYPE, 2).stream()
                .map(ListedPoint::id)
                .filter(id -> Integer.parseInt(id) <= LAST_POINT)
                .toList();
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        DeviceSelection selection = DeviceSelection.of(parameters, plants);
        List<SimulatedDevice> inverters = new ArrayList<>();
        List<String> failed = new ArrayList<>(selection.failed());
        for (SimulatedDevice device : selection.devices()) {
            if (device.type() == SimulatedDevice.STRING_INVERTER_TYPE) {
                inverters.add(device);
            } else {
                failed.add(device.psKey());
            }
        }
        List<Map<String, @Nullable Object>> written = inverters.stream()
                .map(device -> writer.write(plants.of(device), device, points))
                .toList();
        return new DeviceSelection(inverters, failed, selection.byKey()).answer(written, ApiDialect.V1);
    }
}
