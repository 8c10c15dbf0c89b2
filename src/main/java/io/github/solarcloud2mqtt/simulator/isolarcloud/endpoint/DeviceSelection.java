package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiDialect;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The devices a request selects, by key or, if there is none, by serial number.
 *
 * @param devices those that exist
 * @param failed unknown keys or serial numbers
 * @param byKey whether the request has keys
 */
record DeviceSelection(List<SimulatedDevice> devices, List<String> failed, boolean byKey) {

    static DeviceSelection of(Parameters parameters, Plants plants) throws ApiError {
        List<String> keys = parameters.list("ps_key_list");
        List<String> serials = parameters.list("sn_list");
        if (keys.isEmpty() && serials.isEmpty()) {
            throw ApiError.missing("ps_key_list");
        }
        List<SimulatedDevice> found = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (String wanted : keys.isEmpty() ? serials : keys) {
            Optional<SimulatedDevice> device = keys.isEmpty() ? plants.bySerial(wanted) : plants.byPsKey(wanted);
            device.ifPresentOrElse(found::add, () -> failed.add(wanted));
        }
        return new DeviceSelection(found, failed, !keys.isEmpty());
    }

    /** Returns the result data. */
    Map<String, @Nullable Object> answer(List<Map<String, @Nullable Object>> points, ApiDialect dialect) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put(byKey ? dialect.failedKeys : dialect.failedSerials, failed);
        data.put(
                "device_point_list",
                points.stream().map(point -> Map.of("device_point", point)).toList());
        return data;
    }
}
