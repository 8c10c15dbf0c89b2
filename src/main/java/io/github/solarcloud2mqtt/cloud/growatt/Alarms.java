package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.wire.Troubles;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Fault.Severity;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading.Alert;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retrofit2.Call;

/**
 * The alarms of the day, one call for each device that v1 reads; v4 has no such list, so there the codes in the readings
 * are the faults (growatt.md, chapter 7.12).
 */
final class Alarms {

    private final Session session;
    private final GrowattApi api;
    private final LastData data;
    private final InstantSource clock;
    private final Troubles troubles;
    private final Map<String, List<Fault>> last = new HashMap<>();

    Alarms(Session session, GrowattApi api, LastData data, InstantSource clock, Troubles troubles) {
        this.session = session;
        this.api = api;
        this.data = data;
        this.clock = clock;
        this.troubles = troubles;
    }

    /** The faults of some plants. A device whose list cannot be read keeps those it had. */
    List<Fault> read(List<Plant> plants, Estate estate) throws CloudException {
        List<CloudException> failures = new ArrayList<>();
        List<Device> devices = estate.withAlarms(plants);
        for (Device device : devices) {
            String what = "The alarms of " + device.name();
            try {
                last.put(device.id(), ofDevice(device, plants, estate));
                troubles.gone(what);
            } catch (CloudException e) {
                if (Session.concernsAll(e)) {
                    throw e;
                }
                troubles.there(what, "cannot be read. " + e.getMessage());
                failures.add(e);
            }
        }
        if (!failures.isEmpty() && failures.size() == devices.size()) {
            throw failures.get(0);
        }
        return all(devices, plants, estate);
    }

    private List<Fault> all(List<Device> listed, List<Plant> plants, Estate estate) {
        List<Fault> faults = new ArrayList<>();
        listed.forEach(device -> faults.addAll(last.getOrDefault(device.id(), List.of())));
        List<String> ids = plants.stream().map(Plant::id).toList();
        estate.devices().stream()
                .filter(device -> estate.overV4().contains(device.id()) && ids.contains(device.plantId()))
                .forEach(device ->
                        data.health(device.id()).ifPresent(health -> faults.addAll(health.faults(device.id()))));
        return faults;
    }

    private List<Fault> ofDevice(Device device, List<Plant> plants, Estate estate) throws CloudException {
        String day = plants.stream()
                .filter(plant -> plant.id().equals(device.plantId()))
                .findAny()
                .map(plant -> Times.today(clock, plant.timeZone()).toString())
                .orElseThrow();
        Kind kind = estate.kindInV1(device).orElseThrow();
        List<Node> rows = new Pages(session)
                .v1(Endpoint.ALARMS, "alarms", device.id() + " " + day, page -> call(kind, device.id(), day, page));
        Map<String, Fault> faults = new LinkedHashMap<>();
        rows.forEach(row -> {
            Fault fault = fault(device.id(), row);
            faults.putIfAbsent(fault.id(), fault);
        });
        return List.copyOf(faults.values());
    }

    private Call<Node> call(Kind kind, String serialNumber, String day, int page) {
        return switch (kind) {
            case INV -> api.inverterAlarms(serialNumber, day, page, Pages.SIZE);
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
                                String.valueOf(Pages.SIZE)));
        };
    }

    /** How bad an alarm is nobody tells, so it is taken seriously, but not too seriously. */
    private Fault fault(String deviceId, Node row) {
        String code = row.text("alarm_code", "alarmCode").orElse("");
        Optional<String> begin = row.text("start_time", "startTime");
        Optional<LocalDateTime> raised = begin.flatMap(Times::parse);
        return new Fault(
                deviceId + "-" + code + "-" + begin.orElse(""),
                deviceId,
                Severity.ALARM,
                code,
                row.text("alarm_message", "alarmMessage").orElse("Alarm " + code),
                Optional.empty(),
                Optional.empty(),
                raised,
                cleared(deviceId, raised, row.text("end_time", "endTime").flatMap(Times::parse)));
    }

    /** An end that equals the beginning may mean that there is none yet; then the device's own codes decide. */
    private Optional<LocalDateTime> cleared(
            String deviceId, Optional<LocalDateTime> raised, Optional<LocalDateTime> end) {
        boolean doubtful = end.isPresent() && end.equals(raised);
        boolean suffers = data.health(deviceId)
                .flatMap(Health::alert)
                .filter(alert -> alert != Alert.NORMAL)
                .isPresent();
        return doubtful && suffers ? Optional.empty() : end;
    }
}
