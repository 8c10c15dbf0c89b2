package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedDevice;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import io.github.solarcloud2mqtt.simulator.points.table.ListedPoint;
import io.github.solarcloud2mqtt.simulator.points.table.PointTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code getDevPropertyPointValue}: the properties of devices of one type (Sungrow Open API 2.11). */
public final class PropertyValues implements IsolarcloudEndpoint {

    private static final int PROPERTY = 5;
    private static final String SUCCESS = "1";
    private static final String NO_DATA = "4";

    private final PointTable table;

    public PropertyValues(PointTable table) {
        this.table = table;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        SimulatedPlant plant = plants.required(parameters.required("ps_id"));
        int type = parameters.requiredNumber("device_type");
        List<String> ids = parameters.list("point_id_list");
        if (ids.isEmpty()) {
            throw ApiError.missing("point_id_list");
        }
        Map<String, String> known = known(plant.kind());
        List<Map<String, Object>> values = new ArrayList<>();
        for (SimulatedDevice device : DeviceSelection.of(parameters, plants).devices()) {
            if (device.type() != type || device.plantId() != plant.id()) {
                throw ApiError.invalid(device.type() == type ? "ps_id" : "device_type");
            }
            table.of(type, PROPERTY).stream()
                    .filter(point -> ids.contains(point.id()) && known.containsKey(point.id()))
                    .forEach(point -> values.add(value(device, point, known.getOrDefault(point.id(), ""))));
        }
        return Map.of("code", values.isEmpty() ? NO_DATA : SUCCESS, "property_point_value_list", values);
    }

    private static Map<String, String> known(PlantKind kind) {
        Map<String, String> known = new HashMap<>();
        known.put("202", SimulatedHome.STRING_PEAK_W + ".0");
        known.put("13251", "CB0");
        known.put("13257", SimulatedHome.HYBRID_PEAK_W + ".0");
        if (kind.batteries() > 0) {
            known.put("13258", String.valueOf(SimulatedHome.BATTERY_WH));
        }
        return known;
    }

    private static Map<String, Object> value(SimulatedDevice device, ListedPoint point, String text) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("device_type", device.type());
        value.put("property_code", point.id());
        value.put("property_value", text);
        value.put("ps_key", device.psKey());
        value.put("unit", point.storageUnit());
        value.put("uuid", device.uuid());
        return value;
    }
}
