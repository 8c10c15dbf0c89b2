package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.LogOnce;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.RealTimeData;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.RealTimeRow;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.RawValue;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.plant.Reading.Alert;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the newest data. A device whose row is invalid is left out. */
final class RealTimeReader {

    private static final Pattern POINT = Pattern.compile("p(\\d{1,18})");
    private static final String NAMELESS = "An entry of the measured data";

    private final ApiVariant api;
    private final LogOnce logOnce;

    RealTimeReader(ApiVariant api, LogOnce logOnce) {
        this.api = api;
        this.logOnce = logOnce;
    }

    /** Makes one call, or a second one if the first endpoint is refused; devices without data are absent. */
    List<Reading> read(Query query) throws CloudException {
        List<String> asked = query.devices().stream().map(Device::id).toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        RealTimeData data = api.realTime(query);
        if (data.rows() == null) {
            throw new CloudException.Malformed("iSolarCloud's measured data is invalid: device_point_list is missing.");
        }
        Map<String, String> units = units(data);
        Map<String, Reading> readings = new LinkedHashMap<>();
        data.rows()
                .forEach(row -> reading(row, units)
                        .filter(reading -> asked.contains(reading.deviceId()))
                        .ifPresent(reading -> readings.putIfAbsent(reading.deviceId(), reading)));
        return List.copyOf(readings.values());
    }

    /** The units that are sent with the values, by point id; only the platform variant sends them. */
    private static Map<String, String> units(RealTimeData data) {
        Map<String, String> units = new HashMap<>();
        if (data.meanings() != null) {
            data.meanings()
                    .forEach(meaning -> ResponseText.id(meaning.id())
                            .ifPresent(id -> units.put(
                                    id, ResponseText.present(meaning.unit()).orElse(""))));
        }
        return units;
    }

    private Optional<Reading> reading(RealTimeRow row, Map<String, String> units) {
        Map<String, String> members = row.members() == null ? Map.of() : row.members();
        Optional<String> id = ResponseText.id(members.get("ps_key"));
        if (id.isEmpty()) {
            logOnce.failing(NAMELESS, "it has no usable ps_key and is left out.");
        }
        return id.map(deviceId -> new Reading(
                deviceId,
                ResponseText.time(members.get("device_time")),
                online(members.get("dev_status")),
                alert(members.get("dev_fault_status")),
                values(members, units)));
    }

    private static Optional<Boolean> online(@Nullable String status) {
        return switch (ResponseText.present(status).orElse("")) {
            case "1" -> Optional.of(true);
            case "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Normal is 4; the vendor's samples from 2021 have 3. */
    private static Optional<Alert> alert(@Nullable String status) {
        return switch (ResponseText.present(status).orElse("")) {
            case "1" -> Optional.of(Alert.FAULT);
            case "2" -> Optional.of(Alert.ALARM);
            case "3", "4" -> Optional.of(Alert.NORMAL);
            default -> Optional.empty();
        };
    }

    private static Map<String, RawValue> values(Map<String, String> members, Map<String, String> units) {
        Map<String, RawValue> values = new HashMap<>();
        members.forEach((name, raw) -> {
            Matcher point = POINT.matcher(name);
            if (point.matches()) {
                String id = point.group(1);
                ResponseText.present(raw)
                        .ifPresent(value -> values.put(id, new RawValue(value, units.getOrDefault(id, ""))));
            }
        });
        return values;
    }
}
