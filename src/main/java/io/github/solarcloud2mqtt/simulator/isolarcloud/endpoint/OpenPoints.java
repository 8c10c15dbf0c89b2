package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiDialect;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.LocalizedNames;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Page;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import io.github.solarcloud2mqtt.simulator.points.table.ListedPoint;
import io.github.solarcloud2mqtt.simulator.points.table.PointTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code getOpenPointInfo}: the measuring points of a device type (Sungrow Open API 2.10). */
public final class OpenPoints implements IsolarcloudEndpoint {

    private static final Set<Integer> POINT_TYPES = Set.of(1, 2, 5);

    private final ApiDialect dialect;
    private final LocalizedNames names;
    private final PointTable table;

    public OpenPoints(ApiDialect dialect, LocalizedNames names, PointTable table) {
        this.dialect = dialect;
        this.names = names;
        this.table = table;
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Parameters parameters, Plants plants) throws ApiError {
        int deviceType = parameters.requiredNumber("device_type");
        int pointType = parameters.requiredNumber("type");
        Page page = parameters.page(dialect);
        if (!POINT_TYPES.contains(pointType)) {
            throw ApiError.invalid("type");
        }
        List<ListedPoint> points =
                isKnownModel(deviceType, parameters, plants) ? table.of(deviceType, pointType) : List.of();
        return page.of(points.stream().map(this::describe).toList());
    }

    private static boolean isKnownModel(int deviceType, Parameters parameters, Plants plants) {
        String model = parameters.text("device_model_id").orElse("");
        return model.isEmpty()
                || plants.devices().stream()
                        .filter(device -> device.type() == deviceType)
                        .anyMatch(device -> model.equals(String.valueOf(device.modelId())));
    }

    private Map<String, @Nullable Object> describe(ListedPoint point) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("device_type", point.deviceType());
        entry.put("open_point_remark", null);
        entry.put("point_id", Integer.valueOf(point.id()));
        entry.put("point_name", names.localized(point.name()));
        if (point.type() != 1) {
            entry.put("show_unit", orNull(point.showUnit()));
            entry.put("storage_unit", orNull(point.storageUnit()));
        }
        return entry;
    }

    private static @Nullable String orNull(String unit) {
        return unit.isEmpty() ? null : unit;
    }
}
