package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.RealTimeData;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.RealTimeRow;
import io.github.solarcloud2mqtt.cloud.wire.Text;
import io.github.solarcloud2mqtt.cloud.wire.Troubles;
import io.github.solarcloud2mqtt.plant.Device;
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

/** Reads the newest data. A device whose entry makes no sense is left out; the others are not touched by it. */
final class RealTimeReader {

    private static final Pattern POINT = Pattern.compile("p(\\d{1,18})");
    private static final String NAMELESS = "An entry of the measured data";

    private final Session session;
    private final IsolarcloudApi api;
    private final Troubles troubles;
    private boolean refusedForInverters;

    RealTimeReader(Session session, IsolarcloudApi api, Troubles troubles) {
        this.session = session;
        this.api = api;
        this.troubles = troubles;
    }

    /** The account may have got more rights. */
    void tryEverything() {
        refusedForInverters = false;
    }

    /** One call, once two where the usual one is refused; devices the cloud knows nothing of are absent. */
    List<Reading> read(Query query) throws CloudException {
        List<String> asked = query.devices().stream().map(Device::id).toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        RealTimeData data = data(query, asked);
        if (data.rows() == null) {
            throw new CloudException.Malformed(
                    "iSolarCloud's measured data makes no sense: there is no device_point_list in it.");
        }
        Map<String, Reading> readings = new LinkedHashMap<>();
        data.rows()
                .forEach(row -> reading(row)
                        .filter(reading -> asked.contains(reading.deviceId()))
                        .ifPresent(reading -> readings.putIfAbsent(reading.deviceId(), reading)));
        return List.copyOf(readings.values());
    }

    /** For inverters there is a second call, which an account may be allowed where it is not allowed the first. */
    private RealTimeData data(Query query, List<String> asked) throws CloudException {
        String type = query.devices().get(0).type().id();
        boolean inverters = type.equals(DeviceTypes.INVERTER);
        if (!inverters || !refusedForInverters) {
            try {
                return session.ask(new Requests.RealTime(type, query.pointIds(), asked), api::getDeviceRealTimeData);
            } catch (CloudException.NotAllowed e) {
                if (!inverters) {
                    throw e;
                }
                refusedForInverters = true;
            }
        }
        return session.ask(new Requests.Inverters(asked), api::getPVInverterRealTimeData);
    }

    private Optional<Reading> reading(RealTimeRow row) {
        Map<String, String> members = row.members() == null ? Map.of() : row.members();
        Optional<String> id = Text.id(members.get("ps_key"));
        if (id.isEmpty()) {
            troubles.there(NAMELESS, "it has no usable ps_key and is left out.");
        }
        return id.map(deviceId -> new Reading(
                deviceId,
                Text.time(members.get("device_time")),
                online(members.get("dev_status")),
                alert(members.get("dev_fault_status")),
                values(members)));
    }

    private static Optional<Boolean> online(@Nullable String status) {
        return switch (Text.present(status).orElse("")) {
            case "1" -> Optional.of(true);
            case "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Normal is 4; samples of 2021 have 3. */
    private static Optional<Alert> alert(@Nullable String status) {
        return switch (Text.present(status).orElse("")) {
            case "1" -> Optional.of(Alert.FAULT);
            case "2" -> Optional.of(Alert.ALARM);
            case "3", "4" -> Optional.of(Alert.NORMAL);
            default -> Optional.empty();
        };
    }

    private static Map<String, String> values(Map<String, String> members) {
        Map<String, String> values = new HashMap<>();
        members.forEach((name, raw) -> {
            Matcher point = POINT.matcher(name);
            if (point.matches()) {
                Text.present(raw).ifPresent(value -> values.put(point.group(1), value));
            }
        });
        return values;
    }
}
