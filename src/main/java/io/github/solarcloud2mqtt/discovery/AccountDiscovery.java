package io.github.solarcloud2mqtt.discovery;

import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.catalog.DerivedPower;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.DeviceProperty;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.RawValue;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.scope.PerCloud;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what an account has: its plants and devices, and by reading every point once, which of the many points a
 * type of device may have are really there.
 */
@PerCloud
public final class AccountDiscovery {

    /** After so many failed calls the cloud itself is out of order, not one device. */
    private static final int MOST_FAILURES = 3;

    /** So many refusals in a row are not about some points any more: halving finds one among a hundred in seven. */
    private static final int MOST_REFUSALS = 20;

    private final Logger log = LoggerFactory.getLogger(AccountDiscovery.class);
    private final SolarCloud cloud;
    private final Catalog catalog;
    private final SeenPoints memory;

    @Inject
    public AccountDiscovery(SolarCloud cloud, Catalog catalog, SeenPoints memory) {
        this.cloud = cloud;
        this.catalog = catalog;
        this.memory = memory;
    }

    /**
     * Looks at the whole account.
     *
     * @throws CloudException if not even the list of plants and devices can be had
     */
    public DiscoveryResult run() throws CloudException {
        Inventory inventory = cloud.inventory();
        Probe probe = new Probe(inventory);
        probe.run();
        memory.save();
        List<MonitoredDevice> devices = inventory.plants().stream()
                .flatMap(plant -> inventory.devices().stream()
                        .filter(device -> device.plantId().equals(plant.id()))
                        .map(device -> known(plant, device, probe)))
                .toList();
        List<MonitoredDevice> withDerived =
                devices.stream().map(known -> withDerived(known, devices)).toList();
        return new DiscoveryResult(
                inventory.plants(), withDerived, List.copyOf(probe.readings.values()), inventory.gaps(), probe.unread);
    }

    private static MonitoredDevice withDerived(MonitoredDevice known, List<MonitoredDevice> all) {
        boolean onlySource = all.stream()
                .filter(AccountDiscovery::isSource)
                .filter(other -> other.plant().id().equals(known.plant().id()))
                .allMatch(known::equals);
        return known.with(DerivedPower.of(known.points(), onlySource));
    }

    private static boolean isSource(MonitoredDevice device) {
        return !device.isPlant() && DerivedPower.isSource(device.points());
    }

    private MonitoredDevice known(Plant plant, Device device, Probe probe) {
        Map<String, OfferedPoint> offered = offered(device, probe.inventory);
        List<MeasuringPoint> measured = memory.of(device.id()).stream()
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .map(id -> describe(device, id, offered))
                .map(point -> sendsWords(point, probe.readings.get(device.id())) ? point.asText() : point)
                .toList();
        Set<String> ids = measured.stream().map(MeasuringPoint::id).collect(Collectors.toSet());
        List<DeviceProperty> properties = probe.inventory.properties().getOrDefault(device.id(), List.of()).stream()
                .filter(property -> !ids.contains(property.point().id()))
                .toList();
        return new MonitoredDevice(
                plant,
                device,
                Stream.concat(measured.stream(), properties.stream().map(each -> describe(device, each)))
                        .toList(),
                properties.stream()
                        .collect(Collectors.toMap(each -> each.point().id(), DeviceProperty::value)),
                probe.refused.getOrDefault(device.id(), Set.of()));
    }

    /** Whether the cloud sends words where the catalogue expects the codes of a status. */
    private static boolean sendsWords(MeasuringPoint point, @Nullable Reading reading) {
        return point.kind() == PointKind.STATUS
                && Optional.ofNullable(reading)
                        .map(present -> present.values().get(point.id()))
                        .filter(raw -> MeasuringPoint.number(raw.text().strip()).isEmpty())
                        .isPresent();
    }

    /** What has a name is worth showing, beside what tells of the device's health. */
    private MeasuringPoint describe(Device device, DeviceProperty property) {
        MeasuringPoint point = describe(device, property.point());
        return point.shownAs(!property.point().name().isEmpty(), true);
    }

    private static Map<String, OfferedPoint> offered(Device device, Inventory inventory) {
        return inventory.points().getOrDefault(device.id(), List.of()).stream()
                .collect(Collectors.toMap(OfferedPoint::id, Function.identity(), (first, again) -> first));
    }

    private MeasuringPoint describe(Device device, String id, Map<String, OfferedPoint> offered) {
        return Optional.ofNullable(offered.get(id))
                .map(point -> describe(device, point))
                .orElseGet(() -> describeUnlisted(device, id));
    }

    /**
     * Describes a point that is in no list of the cloud: in the unit of the catalogue if the values can be converted into
     * it, otherwise in the unit that came with the values.
     */
    private MeasuringPoint describeUnlisted(Device device, String id) {
        MeasuringPoint catalogued = describe(device, new OfferedPoint(id, "", ""));
        return cloud.pointWithValues(id)
                .filter(point -> catalogued.unit().isEmpty() || !isConvertible(point.unit(), catalogued))
                .map(point -> describe(device, point))
                .orElse(catalogued);
    }

    private boolean isConvertible(String unit, MeasuringPoint point) {
        return catalog.interpret(point, new RawValue("1", unit)).isPresent();
    }

    private MeasuringPoint describe(Device device, OfferedPoint point) {
        return catalog.describe(device.type().id(), point.id(), point.name(), point.unit());
    }

    /** Reads every point a device may have. */
    private final class Probe {
        private final Inventory inventory;
        private final Map<String, Reading> readings = new LinkedHashMap<>();
        private final Map<String, Device> devices;
        private final Map<String, Set<String>> refused = new HashMap<>();
        private final Map<String, CloudException> unread = new LinkedHashMap<>();
        private int failures;
        private int refusalsInARow;

        Probe(Inventory inventory) {
            this.inventory = inventory;
            devices = inventory.devices().stream()
                    .collect(Collectors.toMap(Device::id, Function.identity(), (first, again) -> first));
        }

        void run() throws CloudException {
            Map<Device, Set<String>> candidates = new LinkedHashMap<>();
            inventory.devices().forEach(device -> candidates.put(device, candidates(device)));
            Deque<Query> queries = new ArrayDeque<>(cloud.plan(candidates));
            while (!queries.isEmpty()) {
                Query query = queries.removeFirst();
                try {
                    cloud.read(query).forEach(this::accept);
                    refusalsInARow = 0;
                } catch (CloudException.BadRequest e) {
                    refused(query, e, queries);
                } catch (CloudException.NotAllowed | CloudException.Malformed | CloudException.Transient e) {
                    goOnWithout(query, e);
                }
            }
        }

        private void refused(Query query, CloudException refusal, Deque<Query> queries) throws CloudException {
            if (++refusalsInARow < MOST_REFUSALS) {
                split(query, refusal).forEach(queries::addFirst);
                return;
            }
            refusalsInARow = 0;
            String type = query.devices().get(0).type().id();
            queries.removeIf(each -> each.devices().get(0).type().id().equals(type));
            goOnWithout(query, refusal);
        }

        /** A refused request often holds one point or one point too many: smaller ones pass. */
        private List<Query> split(Query query, CloudException refusal) {
            List<Query> halves = query.halves();
            if (halves.size() > 1) {
                return halves;
            }
            log.debug("The cloud refuses point {}, it is left out: {}", query.pointIds(), refusal.getMessage());
            query.devices()
                    .forEach(device -> refused.computeIfAbsent(device.id(), unknown -> new HashSet<>())
                            .addAll(query.pointIds()));
            return List.of();
        }

        private void goOnWithout(Query query, CloudException reason) throws CloudException {
            if (reason instanceof CloudException.Transient && ++failures >= MOST_FAILURES) {
                throw reason;
            }
            query.devices().forEach(device -> unread(device.id(), reason));
            log.warn(
                    "The points of {} could not be read; the other devices go on. {}",
                    query.devices().stream().map(Device::name).collect(Collectors.joining(", ")),
                    reason.getMessage());
        }

        /** A reason that may pass counts more than one that stays: the device is looked at again soon. */
        private void unread(String deviceId, CloudException reason) {
            CloudException before = unread.remove(deviceId);
            unread.put(deviceId, before != null && !before.isFinal() && reason.isFinal() ? before : reason);
        }

        private Set<String> candidates(Device device) {
            Set<String> candidates = new LinkedHashSet<>();
            inventory.points().getOrDefault(device.id(), List.of()).forEach(point -> candidates.add(point.id()));
            if (candidates.isEmpty()) {
                candidates.addAll(catalog.pointIds(device.type().id()));
            }
            candidates.addAll(memory.of(device.id()));
            return candidates;
        }

        private void accept(Reading reading) {
            Device device = devices.get(reading.deviceId());
            if (device == null) {
                return;
            }
            Map<String, OfferedPoint> offered = offered(device, inventory);
            reading.values().forEach((id, raw) -> {
                if (catalog.isSupported(describe(device, id, offered), raw)) {
                    memory.add(device.id(), List.of(id));
                }
            });
            readings.merge(reading.deviceId(), reading, Reading::mergedWith);
        }
    }
}
