package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoint;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoints;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.cloud.growatt.cache.CachedCalls;
import io.github.solarcloud2mqtt.cloud.http.LogOnce;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.RawValue;
import io.github.solarcloud2mqtt.plant.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retrofit2.Call;

/** Reads the newest data of plants and devices. */
final class LastDataReader {

    private final CachedCalls calls;
    private final GrowattEndpoints api;
    private final PlantPowerUnits powerUnits;
    private final LogOnce logOnce;
    private final Map<String, DeviceHealth> health = new HashMap<>();

    LastDataReader(CachedCalls calls, GrowattEndpoints api, PlantPowerUnits powerUnits, LogOnce logOnce) {
        this.calls = calls;
        this.api = api;
        this.powerUnits = powerUnits;
        this.logOnce = logOnce;
    }

    /** The health in the device's last reading, if there is one. */
    Optional<DeviceHealth> health(String deviceId) {
        return Optional.ofNullable(health.get(deviceId));
    }

    /**
     * Makes one call. If one device makes the cloud refuse the call for all, makes further calls to find it.
     *
     * @return one reading for each device that has data
     */
    List<Reading> read(Query query, AccountSnapshot snapshot) throws CloudException {
        List<Device> devices = query.devices();
        return devices.isEmpty() ? List.of() : read(devices, snapshot);
    }

    private List<Reading> read(List<Device> devices, AccountSnapshot snapshot) throws CloudException {
        try {
            JsonNode data = ask(devices, snapshot);
            logOnce.working(what(devices));
            return readings(devices, data);
        } catch (NotAllowed e) {
            if (devices.size() == 1) {
                throw e;
            }
            return halves(devices, snapshot, e);
        }
    }

    private List<Reading> halves(List<Device> devices, AccountSnapshot snapshot, NotAllowed reason)
            throws CloudException {
        int half = devices.size() / 2;
        List<Reading> readings = new ArrayList<>();
        int refused = 0;
        for (List<Device> part : List.of(devices.subList(0, half), devices.subList(half, devices.size()))) {
            try {
                readings.addAll(read(part, snapshot));
            } catch (NotAllowed e) {
                refused++;
                logOnce.failing(what(part), "not read. " + e.getMessage());
            }
        }
        if (refused == 2) {
            throw reason;
        }
        return readings;
    }

    private static String what(List<Device> devices) {
        return devices.get(0).name() + (devices.size() == 1 ? "" : " and others");
    }

    private JsonNode ask(List<Device> devices, AccountSnapshot snapshot) throws CloudException {
        Device first = devices.get(0);
        if (first.type().equals(DeviceRows.PLANT)) {
            return calls.ask(
                    new RequestKey(GrowattEndpoint.PLANT_DATA, first.plantId()), api.plantData(first.plantId()));
        }
        String serialNumbers = String.join(",", devices.stream().map(Device::id).toList());
        Optional<GrowattDeviceType> kind = snapshot.typeInV1(first);
        return kind.isPresent()
                ? calls.ask(
                        new RequestKey(GrowattEndpoint.LAST_DATA, serialNumbers),
                        v1(kind.get(), serialNumbers, devices.size()))
                : calls.ask(
                        new RequestKey(endpointOfV4(first), serialNumbers),
                        api.queryLastData(serialNumbers, first.type().id()));
    }

    private static GrowattEndpoint endpointOfV4(Device device) {
        return GrowattDeviceType.of(device.type())
                        .filter(kind -> kind == GrowattDeviceType.NOAH)
                        .isPresent()
                ? GrowattEndpoint.V4_NOAH_DATA
                : GrowattEndpoint.V4_LAST_DATA;
    }

    private Call<JsonNode> v1(GrowattDeviceType kind, String serialNumbers, int number) {
        if (number > 1) {
            return api.batchData(
                    kind.path(), kind.batch(), Map.of(kind.batchParameter(), serialNumbers, "pageNum", "1"));
        }
        return kind == GrowattDeviceType.INV
                ? api.inverterLastData(serialNumbers)
                : api.lastData(kind.path(), Map.of(kind.parameter(), serialNumbers));
    }

    private List<Reading> readings(List<Device> devices, JsonNode data) {
        ReadingRows rows = new ReadingRows(devices, data);
        List<Reading> readings = new ArrayList<>();
        for (Device device : devices) {
            rows.of(device).ifPresent(row -> readings.add(reading(device, row)));
        }
        return readings;
    }

    /** {@code lost} is also true in fresh readings, so only the time of a reading shows whether the device is connected. */
    private Reading reading(Device device, JsonNode row) {
        String type = device.type().id();
        DeviceHealth present = DeviceHealth.of(type, row);
        health.put(device.id(), present);
        return new Reading(
                device.id(),
                GrowattTimestamps.ofReading(row),
                Optional.empty(),
                present.alert(),
                withUnits(device, FieldPoints.points(type, row.members())),
                type.equals(DeviceRows.PLANT.id())
                        ? ResponseText.zone(row.text("timezone").orElse(null))
                        : Optional.empty());
    }

    private Map<String, RawValue> withUnits(Device device, Map<String, String> texts) {
        powerUnits.read(device, texts);
        Map<String, RawValue> values = new HashMap<>();
        texts.forEach((id, text) -> values.put(id, new RawValue(text, powerUnits.unit(device, id))));
        return values;
    }
}
