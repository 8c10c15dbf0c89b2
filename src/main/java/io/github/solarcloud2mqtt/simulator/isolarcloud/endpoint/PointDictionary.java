package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.ValueOverrides;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.LocalizedNames;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import io.github.solarcloud2mqtt.simulator.points.table.PointTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names and units of the points in a response ({@code point_dict}, Sungrow Developer Portal). */
public final class PointDictionary {

    private final PointTable table;
    private final LocalizedNames names;
    private final ValueOverrides overrides;

    public PointDictionary(PointTable table, LocalizedNames names, ValueOverrides overrides) {
        this.table = table;
        this.names = names;
        this.overrides = overrides;
    }

    /** Adds them to a response if the request asks for them. */
    void addTo(Map<String, @Nullable Object> answer, Parameters parameters, int deviceType, List<String> pointIds) {
        if (!parameters.text("is_get_point_dict").orElse("0").equals("1")) {
            return;
        }
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        for (String id : pointIds) {
            table.find(deviceType, id).ifPresent(point -> {
                Map<String, @Nullable Object> entry = new LinkedHashMap<>();
                // Recordings show both texts and numbers.
                entry.put("point_id", entries.size() % 2 == 0 ? id : Integer.valueOf(id));
                entry.put("point_name", names.localized(point.name()));
                entry.put("point_unit", overrides.unit(id, point.storageUnit()));
                entries.add(entry);
            });
        }
        answer.put("point_dict", entries);
    }
}
