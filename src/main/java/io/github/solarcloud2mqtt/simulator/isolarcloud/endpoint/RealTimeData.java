package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.http.CallLog;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiDialect;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code getDeviceRealTimeData}: selected points of devices of one type (Sungrow Open API 2.14). */
public final class RealTimeData implements IsolarcloudEndpoint {

    public static final String NAME = "getDeviceRealTimeData";

    private final InstantSource clock;
    private final ApiDialect dialect;
    private final DevicePoint writer;
    private final PointDictionary dictionary;
    private final CallLog callLog;

    public RealTimeData(
            InstantSource clock, ApiDialect dialect, DevicePoint writer, PointDictionary dictionary, CallLog callLog) {
        this.clock = clock;
        this.dialect = dialect;
        this.writer = writer;
        this.dictionary = dictionary;
        this.callLog = callLog;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        int deviceType = parameters.requiredNumber("device_type");
        if (dialect == ApiDialect.V2 && deviceType == SimulatedDevice.PLANT_TYPE) {
            // Plants have an endpoint of their own.
            throw ApiError.invalid("device_type");
        }
        List<String> points = parameters.points();
        writer.startResponse();
        DeviceSelection selection = DeviceSelection.of(parameters, plants);
        List<Map<String, @Nullable Object>> written = new ArrayList<>();
        for (SimulatedDevice device : selection.devices()) {
            if (device.type() != deviceType) {
                throw ApiError.invalid("device_type");
            }
            written.add(writer.write(plants.of(device), device, points));
        }
        plants.pointsWithoutValues(selection.devices(), points)
                .forEach(point -> callLog.unavailablePointRequested(clock.instant(), NAME, point));
        Map<String, @Nullable Object> answer = selection.answer(written, dialect);
        dictionary.addTo(answer, parameters, deviceType, points);
        return answer;
    }
}
