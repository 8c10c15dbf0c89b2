package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.LogOnce;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoint;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoints;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.cloud.growatt.cache.CachedCalls;
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

    /** Devices that were answered within their interval, in whatever call, are not asked for again. */
    private List<Reading> read(List<Device> devices, AccountSnapshot snapshot) throws CloudException {
        if (devices.size() == 1) {
            return readDue(devices, snapshot);
        }
        List<Reading> readings = new ArrayList<>();
        List<Device> due = new ArrayList<>();
        Optional<CloudException> failure = Optional.empty();
        for (Device device : devices) {
            try {
                Optional<JsonNode> known = calls.cached(key(List.of(device), snapshot));
                known.ifPresentOrElse(row -> readings.addAll(readings(List.of(device), row)), () -> due.add(device));
            } catch (CloudException e) {
                failure = Optional.of(e);
            }
        }
        if (!due.isEmpty()) {
            readings.addAll(readDue(due, snapshot));
        } else if (readings.isEmpty() && failure.isPresent()) {
            throw failure.get();
        }
        return readings;
    }

    private List<Reading> readDue(List<Device> devices, AccountSnapshot snapshot) throws CloudException {
        try {
            JsonNode data = ask(devices, snapshot);
            logOnce.working(what(devices));
            if (devices.size() > 1) {
                shareOut(devices, data, snapshot);
            }
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

    private void shareOut(List<Device> devices, JsonNode data, AccountSnapshot snapshot) {
        ReadingRows rows = new ReadingRows(devices, data);
        RequestKey batch = key(devices, snapshot);
        for (Device device : devices) {
            calls.share(batch, key(List.of(device), snapshot), rows.of(device).orElse(JsonNode.NOTHING));
        }
    }

    private static String what(List<Device> devices) {
        return devices.get(0).name() + (devices.size() == 1 ? "" : " and others");
    }

    private JsonNode ask(List<Device> devices, AccountSnapshot snapshot) throws CloudException {
        Device first = devices.get(0);
        RequestKey key = key(devices, snapshot);
        if (first.type().equals(DeviceRows.PLANT)) {
            return calls.ask(key, api.plantData(first.plantId()));
        }
        String serialNumbers = serialNumbers(devices);
        Optional<GrowattDeviceType> kind = snapshot.typeInV1(first);
        return kind.isPresent()
                ? calls.ask(key, v1(kind.get(), serialNumbers, devices.size()))
                : calls.ask(key, api.queryLastData(serialNumbers, first.type().id()));
    }

    private static RequestKey key(List<Device> devices, AccountSnapshot snapshot) {
        Device first = devices.get(0);
        if (first.type().equals(DeviceRows.PLANT)) {
            return new RequestKey(GrowattEndpoint.PLANT_DATA, first.plantId());
        }
        boolean inV1 = snapshot.typeInV1(first).isPresent();
        return new RequestKey(inV1 ? GrowattEndpoint.LAST_DATA : endpointOfV4(first), serialNumbers(devices));
    }

    private static String serialNumbers(List<Device> devices) {
        return String.join(",", devices.stream().map(Device::id).toList());
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
