package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code getCommunicationDevInfoByDevSn}: the communication device of a device (Sungrow Open API 2.12). */
public final class CommunicationInfo implements IsolarcloudEndpoint {

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        SimulatedPlant plant = plants.of(plants.bySerial(parameters.required("dev_sn"))
                .orElseThrow(() -> ApiError.violation("E900", "Unauthorized access")));
        SimulatedDevice communicationSerial =
                plant.communicationDevice().orElseThrow(() -> ApiError.violation("E900", "Unauthorized access"));
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("ps_id", plant.id());
        info.put("ps_name", plant.device().name());
        info.put("ps_key", communicationSerial.psKey());
        info.put("uuid", communicationSerial.uuid());
        info.put("sn", communicationSerial.serial());
        info.put("device_model_code", communicationSerial.model());
        return info;
    }
}
