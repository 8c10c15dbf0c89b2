package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import io.github.solarcloud2mqtt.cloud.FaultReport;
import io.github.solarcloud2mqtt.cloud.LogOnce;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoint;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoints;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.RequestKey;
import io.github.solarcloud2mqtt.cloud.growatt.cache.CachedCalls;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Fault.Severity;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading.Alert;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retrofit2.Call;

/**
 * Reads the alarm list of each device that v1 reads (Growatt OpenAPI v1, {@code alarm_data}). v4 has no such list; there
 * the fault codes of the readings are the faults. The list of a day contains the alarms that began on that day.
 */
final class AlarmReader {

    private final CachedCalls calls;
    private final GrowattEndpoints api;
    private final LastDataReader data;
    private final InstantSource clock;
    private final LogOnce logOnce;
    private final Map<String, DeviceAlarms> alarms = new HashMap<>();

    AlarmReader(CachedCalls calls, GrowattEndpoints api, LastDataReader data, InstantSource clock, LogOnce logOnce) {
        this.calls = calls;
        this.api = api;
        this.data = data;
        this.clock = clock;
        this.logOnce = logOnce;
    }

    /**
     * Reads the faults of some plants, with one call for each device whose interval has passed. If a device's list cannot be
     * read, its known faults are kept.
     *
     * @throws CloudException if every list fails and no device has its faults in its readings
     */
    FaultReport read(List<Plant> plants, AccountSnapshot snapshot) throws CloudException {
        Map<String, CloudException> unanswered = new HashMap<>();
        List<Device> listed = snapshot.withAlarms(plants);
        int failed = 0;
        for (Device device : listed) {
            DeviceAlarms known = alarms.computeIfAbsent(device.id(), unknown -> new DeviceAlarms());
            LocalDate today = today(device, plants);
            String what = "The alarms of " + device.name();
            try {
                readNextDay(device, known, today, snapshot);
                logOnce.working(what);
                if (!known.isComplete(today)) {
                    unanswered.put(device.id(), new Transient(what + " are not completely read yet."));
                }
            } catch (CloudException e) {
                if (e.concernsAll()) {
                    throw e;
                }
                logOnce.failing(what, "cannot be read. " + e.getMessage());
                unanswered.put(device.id(), e);
                failed++;
            }
        }
        List<Device> withoutList = withoutList(plants, snapshot);
        if (failed > 0 && failed == listed.size() && withoutList.isEmpty()) {
            throw unanswered.get(listed.get(0).id());
        }
        withoutList.stream()
                .filter(device -> data.health(device.id()).isEmpty())
                .forEach(device ->
                        unanswered.put(device.id(), new Transient(device.name() + " has not been read yet.")));
        return new FaultReport(faults(listed, withoutList), unanswered);
    }

    private void readNextDay(Device device, DeviceAlarms known, LocalDate today, AccountSnapshot snapshot)
            throws CloudException {
        LocalDate day = known.nextDay(today);
        GrowattDeviceType type = snapshot.typeInV1(device).orElseThrow();
        if (!calls.isDue(key(device.id(), day))) {
            if (calls.hasOutcome(key(device.id(), today)) && !known.hasRead(today)) {
                known.read(today, today, ofDay(type, device.id(), today));
            }
            calls.repeatFailure(key(device.id(), day));
            return;
        }
        try {
            known.read(day, today, ofDay(type, device.id(), day));
        } catch (CloudException e) {
            if (!e.isFinal() || day.equals(today)) {
                throw e;
            }
            known.read(day, today, List.of());
        }
    }

    private LocalDate today(Device device, List<Plant> plants) {
        return plants.stream()
                .filter(plant -> plant.id().equals(device.plantId()))
                .findAny()
                .map(plant -> GrowattTimestamps.today(clock, plant.timeZone()))
                .orElseThrow();
    }

    private static RequestKey key(String deviceId, LocalDate day) {
        return new RequestKey(GrowattEndpoint.ALARMS, GrowattPages.page(deviceId, 1), day.toString());
    }

    private List<Fault> ofDay(GrowattDeviceType type, String deviceId, LocalDate day) throws CloudException {
        return new GrowattPages(calls)
                        .v1(
                                GrowattEndpoint.ALARMS,
                                "alarms",
                                deviceId,
                                day.toString(),
                                page -> call(type, deviceId, day.toString(), page))
                        .stream()
                        .map(row -> fault(deviceId, row))
                        .toList();
    }

    /** The devices whose faults are reported in their readings only. */
    private static List<Device> withoutList(List<Plant> plants, AccountSnapshot snapshot) {
        List<String> ids = plants.stream().map(Plant::id).toList();
        return snapshot.devices().stream()
                .filter(device -> snapshot.readOverV4().contains(device.id()) && ids.contains(device.plantId()))
                .toList();
    }

    private List<Fault> faults(List<Device> listed, List<Device> withoutList) {
        List<Fault> faults = new ArrayList<>();
        listed.forEach(device -> faults.addAll(Optional.ofNullable(alarms.get(device.id()))
                .map(DeviceAlarms::faults)
                .orElse(List.of())));
        withoutList.forEach(
                device -> data.health(device.id()).ifPresent(health -> faults.addAll(health.faults(device.id()))));
        return faults;
    }

    private Call<JsonNode> call(GrowattDeviceType kind, String serialNumber, String day, int page) {
        return switch (kind) {
            case INV -> api.inverterAlarms(serialNumber, day, page, GrowattPages.SIZE);
            case STORAGE -> api.alarms(kind.path(), Map.of(kind.parameter(), serialNumber, "date", day));
            default ->
                api.alarms(
                        kind.path(),
                        Map.of(
                                kind.parameter(),
                                serialNumber,
                                "date",
                                day,
                                "page",
                                String.valueOf(page),
                                "perpage",
                                String.valueOf(GrowattPages.SIZE)));
        };
    }

    /** The severity of an alarm is not documented; all alarms count as {@link Severity#ALARM}. */
    private Fault fault(String deviceId, JsonNode row) {
        String code = row.text("alarm_code", "alarmCode").orElse("");
        Optional<String> begin = row.text("start_time", "startTime");
        Optional<LocalDateTime> raised = begin.flatMap(GrowattTimestamps::parse);
        return new Fault(
                deviceId + "-" + code + "-" + begin.orElse(""),
                deviceId,
                Severity.ALARM,
                code,
                row.text("alarm_message", "alarmMessage").orElse("Alarm " + code),
                Optional.empty(),
                Optional.empty(),
                raised,
                cleared(deviceId, raised, row.text("end_time", "endTime").flatMap(GrowattTimestamps::parse)));
    }

    /** An end that equals the beginning may mean that the alarm is still active; then the codes of the device decide. */
    private Optional<LocalDateTime> cleared(
            String deviceId, Optional<LocalDateTime> raised, Optional<LocalDateTime> end) {
        boolean doubtful = end.isPresent() && end.equals(raised);
        boolean suffers = data.health(deviceId)
                .flatMap(DeviceHealth::alert)
                .filter(alert -> alert != Alert.NORMAL)
                .isPresent();
        return doubtful && suffers ? Optional.empty() : end;
    }
}
