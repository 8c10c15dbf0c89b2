package io.github.solarcloud2mqtt.cloud;

import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.RawValues;
import io.github.solarcloud2mqtt.plant.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A cloud controlled by the test: one plant, an inverter, and new values every five minutes. */
public final class ScriptedCloud implements SolarCloud {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    public static final Plant PLANT = new Plant("7001", "Roof", Optional.of(ZONE));
    public static final Device ROOF = device("7001_11_0_0", "11", "Plant", "Roof", Optional.empty());
    public static final Device INVERTER = device("7001_1_1_1", "1", "Inverter", "SG10", Optional.of("7001_11_0_0"));

    public final Map<String, Map<String, String>> values = new HashMap<>();
    public final Set<Device> devices = new LinkedHashSet<>(List.of(ROOF, INVERTER));
    public final Set<String> disconnected = new TreeSet<>();
    public final Map<String, Reading.Alert> alerts = new HashMap<>();
    public final List<Fault> faults = new ArrayList<>();
    /** How long after the full five minutes a device has new values. */
    public final Map<String, Duration> phases = new HashMap<>();

    public final Map<String, CloudException> failing = new HashMap<>();
    public final Set<String> refused = new TreeSet<>();
    public final List<String> calls = new ArrayList<>();
    public final List<String> answered = new ArrayList<>();
    public final List<Query> queries = new ArrayList<>();
    public Supplier<Optional<CloudException>> interruptions = Optional::empty;
    public Optional<CloudException> failure = Optional.empty();
    public Optional<CloudException> faultFailure = Optional.empty();
    public Optional<Quota> quota = Optional.empty();
    public Optional<Instant> standstill = Optional.empty();
    public boolean complete = true;
    public boolean tellsLists = true;
    public final Map<String, OfferedPoint> pointWithValues = new HashMap<>();

    private final InstantSource clock;

    public ScriptedCloud(InstantSource clock) {
        this.clock = clock;
        values.put(ROOF.id(), new LinkedHashMap<>(Map.of("83033", "2500", "83024", "1000000")));
        values.put(INVERTER.id(), new LinkedHashMap<>(Map.of("24", "2500.0", "2", "5000000", "1", "12300")));
    }

    public void set(String device, String point, String value) {
        values.computeIfAbsent(device, unknown -> new LinkedHashMap<>()).put(point, value);
    }

    public void unset(String device, String point) {
        values.computeIfAbsent(device, unknown -> new LinkedHashMap<>()).remove(point);
    }

    public static Device device(String id, String type, String typeName, String name, Optional<String> parent) {
        return new Device(
                id,
                "7001",
                new DeviceType(type, typeName),
                name,
                new Hardware(Optional.of("SUNGROW"), Optional.empty(), Optional.empty(), Optional.empty()),
                parent);
    }

    @Override
    public String vendor() {
        return "isolarcloud";
    }

    @Override
    public Inventory inventory() throws CloudException {
        call("inventory");
        Map<String, List<OfferedPoint>> points = new HashMap<>();
        devices.forEach(device -> points.put(device.id(), tellsLists ? offered(device) : List.of()));
        List<InventoryGap> gaps = complete
                ? List.of()
                : List.of(InventoryGap.ofPlant(PLANT.id(), true, new CloudException.Transient("No answer.")));
        return new Inventory(List.of(PLANT), List.copyOf(devices), points, Map.of(), gaps);
    }

    private static List<OfferedPoint> offered(Device device) {
        return device.type().id().equals("1")
                ? List.of(
                        new OfferedPoint("1", "Daily Yield", "Wh"),
                        new OfferedPoint("2", "Total Yield", "Wh"),
                        new OfferedPoint("24", "Active Power", "W"),
                        new OfferedPoint("29", "Operating status", ""),
                        new OfferedPoint("999999", "未知", "furlong"))
                : List.of(new OfferedPoint("83033", "Power", "W"), new OfferedPoint("83024", "Total", "Wh"));
    }

    @Override
    public Optional<OfferedPoint> pointWithValues(String pointId) {
        return Optional.ofNullable(pointWithValues.get(pointId));
    }

    @Override
    public List<Query> plan(Map<Device, Set<String>> points) {
        List<Query> queries = new ArrayList<>();
        points.forEach((device, ids) -> queries.add(new Query(List.of(device), List.copyOf(new TreeSet<>(ids)))));
        return queries;
    }

    @Override
    public List<Reading> read(Query query) throws CloudException {
        Device device = query.devices().get(0);
        queries.add(query);
        call("read " + device.id());
        if (failing.containsKey(device.id())) {
            throw failing.get(device.id());
        }
        if (query.pointIds().stream().anyMatch(refused::contains)) {
            throw new CloudException.BadRequest("A point is not known.");
        }
        Map<String, String> present = new HashMap<>(values.getOrDefault(device.id(), Map.of()));
        present.keySet().retainAll(query.pointIds());
        return List.of(new Reading(
                device.id(),
                Optional.of(renewal(phases.getOrDefault(device.id(), Duration.ZERO))),
                Optional.of(!disconnected.contains(device.id())),
                Optional.of(alerts.getOrDefault(device.id(), Reading.Alert.NORMAL)),
                RawValues.of(present)));
    }

    /** When the values were last renewed, in the plant's time. */
    private LocalDateTime renewal(Duration phase) {
        long period = Duration.ofMinutes(5).toSeconds();
        long second = standstill.orElse(clock.instant()).minus(phase).getEpochSecond() / period * period;
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(second).plus(phase), ZONE);
    }

    @Override
    public FaultReport faults(List<Plant> plants) throws CloudException {
        call("faults");
        if (faultFailure.isPresent()) {
            throw faultFailure.get();
        }
        return FaultReport.complete(faults);
    }

    @Override
    public int callsForFaults(List<Plant> plants) {
        return 1;
    }

    @Override
    public Optional<Quota> quota() throws CloudException {
        call("quota");
        return quota;
    }

    private void call(String what) throws CloudException {
        calls.add(what);
        Optional<CloudException> interruption = failure.or(interruptions);
        if (interruption.isPresent()) {
            throw interruption.get();
        }
        answered.add(what);
    }
}
