package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.http.CallLog;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code platform/getPowerStationRealTimeData}: selected points of plants (Sungrow Developer Portal). Its entries are flat and
 * have neither a time nor a status.
 */
public final class PlantRealTimeData implements IsolarcloudEndpoint {

    public static final String NAME = "getPowerStationRealTimeData";

    private final InstantSource clock;
    private final DevicePoint writer;
    private final PointDictionary dictionary;
    private final CallLog callLog;

    public PlantRealTimeData(InstantSource clock, DevicePoint writer, PointDictionary dictionary, CallLog callLog) {
        this.clock = clock;
        this.writer = writer;
        this.dictionary = dictionary;
        this.callLog = callLog;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        List<String> ids = parameters.list("ps_id_list");
        if (ids.isEmpty()) {
            throw ApiError.missing("ps_id_list");
        }
        List<String> points = parameters.points();
        writer.startResponse();
        List<SimulatedPlant> found = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (String id : ids) {
            plants.find(id).ifPresentOrElse(found::add, () -> failed.add(id));
        }
        List<SimulatedDevice> devices =
                found.stream().map(SimulatedPlant::device).toList();
        plants.pointsWithoutValues(devices, points)
                .forEach(point -> callLog.unavailablePointRequested(clock.instant(), NAME, point));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("fail_ps_id_list", failed);
        answer.put(
                "device_point_list",
                found.stream().map(plant -> entry(plant, points)).toList());
        dictionary.addTo(answer, parameters, SimulatedDevice.PLANT_TYPE, points);
        return answer;
    }

    private Map<String, @Nullable Object> entry(SimulatedPlant plant, List<String> points) {
        SimulatedDevice device = plant.device();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("ps_id", plant.id());
        entry.put("ps_key", device.psKey());
        entry.put("uuid", device.uuid());
        entry.put("ps_name", device.name());
        writer.writeValues(entry, plant, device, points);
        return entry;
    }
}
