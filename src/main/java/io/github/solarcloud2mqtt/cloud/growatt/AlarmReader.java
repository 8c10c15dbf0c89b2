package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import io.github.solarcloud2mqtt.cloud.FaultReport;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoint;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoints;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.http.LogOnce;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import retrofit2.Call;

/**
 * Reads the alarm list of each device that v1 reads (Growatt OpenAPI v1, {@code alarm_data}). v4 has no such list; there
 * the fault codes of the readings are the faults. The list of a day holds the alarms that began on that day.
 */
final class AlarmReader {

    /** An alarm that lasts longer is no longer looked up: each day in question costs calls. */
    private static final int LONGEST_DAYS = 3;

    private final CachedCalls calls;
    private final GrowattEndpoints api;
    private final LastDataReader data;
    private final InstantSource clock;
    private final LogOnce logOnce;
    private final Map<String, List<Fault>> last = new HashMap<>();
    private final Map<String, LocalDate> lookedAt = new HashMap<>();

    AlarmReader(CachedCalls calls, GrowattEndpoints api, LastDataReader data, InstantSource clock, LogOnce logOnce) {
        this.calls = calls;
        this.api = api;
        this.data = data;
        this.clock = clock;
        this.logOnce = logOnce;
    }

    /** The faults of some plants. A device whose list cannot be read keeps the faults of the last list. */
    FaultReport read(List<Plant> plants, AccountSnapshot snapshot) throws CloudException {
        Map<String, CloudException> unanswered = new HashMap<>();
        List<Device> devices = snapshot.withAlarms(plants);
        for (Device device : devices) {
            String what = "The alarms of " + device.name();
            try {
                last.put(device.id(), ofDevice(device, plants, snapshot));
                logOnce.working(what);
            } catch (CloudException e) {
                if (e.concernsAll()) {
                    throw e;
                }
                logOnce.failing(what, "cannot be read. " + e.getMessage());
                unanswered.put(device.id(), e);
            }
        }
        List<Device> withoutList = withoutList(plants, snapshot);
        if (!unanswered.isEmpty() && unanswered.size() == devices.size() && withoutList.isEmpty()) {
            throw unanswered.get(devices.get(0).id());
        }
        withoutList.stream()
                .filter(device -> data.health(device.id()).isEmpty())
                .forEach(device ->
                        unanswered.put(device.id(), new Transient(device.name() + " has not been read yet.")));
        return new FaultReport(faults(devices, withoutList), unanswered);
    }

    /** The devices whose faults are only in their readings. */
    private static List<Device> withoutList(List<Plant> plants, AccountSnapshot snapshot) {
        List<String> ids = plants.stream().map(Plant::id).toList();
        return snapshot.devices().stream()
                .filter(device -> snapshot.readOverV4().contains(device.id()) && ids.contains(device.plantId()))
                .toList();
    }

    private List<Fault> faults(List<Device> listed, List<Device> withoutList) {
        List<Fault> faults = new ArrayList<>();
        listed.forEach(device -> faults.addAll(last.getOrDefault(device.id(), List.of())));
        withoutList.forEach(
                device -> data.health(device.id()).ifPresent(health -> faults.addAll(health.faults(device.id()))));
        return faults;
    }

    private List<Fault> ofDevice(Device device, List<Plant> plants, AccountSnapshot snapshot) throws CloudException {
        LocalDate today = plants.stream()
                .filter(plant -> plant.id().equals(device.plantId()))
                .findAny()
                .map(plant -> GrowattTimestamps.today(clock, plant.timeZone()))
                .orElseThrow();
        GrowattDeviceType kind = snapshot.typeInV1(device).orElseThrow();
        Map<String, Fault> faults = new LinkedHashMap<>();
        ofDay(kind, device.id(), today).forEach(fault -> faults.putIfAbsent(fault.id(), fault));
        boolean complete = true;
        for (LocalDate day : earlierDays(device.id(), today)) {
            try {
                ofDay(kind, device.id(), day).forEach(fault -> faults.putIfAbsent(fault.id(), fault));
            } catch (CloudException e) {
                if (e.concernsAll()) {
                    throw e;
                }
                complete = false;
                known(device.id(), day).forEach(fault -> faults.putIfAbsent(fault.id(), fault));
            }
        }
        if (complete) {
            lookedAt.put(device.id(), today);
        }
        return List.copyOf(faults.values());
    }

    /** An alarm is in the list of the day it began, so a day that is over is asked for once more, and while one lasts. */
    private Set<LocalDate> earlierDays(String deviceId, LocalDate today) {
        LocalDate oldest = today.minusDays(LONGEST_DAYS);
        Set<LocalDate> days = new TreeSet<>();
        days.add(lookedAt.getOrDefault(deviceId, today.minusDays(1)));
        last.getOrDefault(deviceId, List.of()).stream()
                .filter(fault -> fault.cleared().isEmpty())
                .flatMap(fault -> fault.raised().stream())
                .forEach(raised -> days.add(raised.toLocalDate()));
        days.removeIf(day -> day.isBefore(oldest) || !day.isBefore(today));
        return days;
    }

    /** The known faults of a day. */
    private List<Fault> known(String deviceId, LocalDate day) {
        return last.getOrDefault(deviceId, List.of()).stream()
                .filter(fault -> fault.raised()
                        .filter(raised -> raised.toLocalDate().equals(day))
                        .isPresent())
                .toList();
    }

    private List<Fault> ofDay(GrowattDeviceType kind, String deviceId, LocalDate day) throws CloudException {
        return new GrowattPages(calls)
                        .v1(
                                GrowattEndpoint.ALARMS,
                                "alarms",
                                deviceId + " " + day,
                                page -> call(kind, deviceId, day.toString(), page))
                        .stream()
                        .map(row -> fault(deviceId, row))
                        .toList();
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

    /** An end that equals the beginning may mean that the alarm lasts; then the codes of the device decide. */
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
