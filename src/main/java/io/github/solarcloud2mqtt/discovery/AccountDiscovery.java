package io.github.solarcloud2mqtt.discovery;

import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.catalog.DerivedPower;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.DeviceProperty;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import io.github.solarcloud2mqtt.scope.PerCloud;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Discovers the plants and devices of an account, and which of the many points of a device type exist, by reading every
 * point once. If a failure interrupts a discovery, the next {@link #run} continues it; nothing is read twice.
 */
@PerCloud
public final class AccountDiscovery {

    private final SolarCloud cloud;
    private final Catalog catalog;
    private final PointSelection selection;
    private final SeenPoints seen;
    private Optional<Pass> interrupted = Optional.empty();
    private Optional<Pass> last = Optional.empty();

    /** Ids of the devices whose points without a value have been read a second time. */
    private final Set<String> lookedAtTwice = new HashSet<>();

    @Inject
    public AccountDiscovery(SolarCloud cloud, Catalog catalog, PointSelection selection, SeenPoints seen) {
        this.cloud = cloud;
        this.catalog = catalog;
        this.selection = selection;
        this.seen = seen;
    }

    /** One discovery of the account. */
    private record Pass(Inventory inventory, PointDescriptions descriptions, PointProbe probe) {}

    /**
     * Discovers the whole account, or the rest of it after an interruption.
     *
     * @throws CloudException if the discovery cannot continue at present; what is known so far is kept, unless the cloud
     *     rejects the account
     */
    public DiscoveryResult run() throws CloudException {
        Pass pass = interrupted.isPresent() ? interrupted.get() : begin();
        interrupted = Optional.of(pass);
        try {
            pass.probe.run();
        } catch (CloudException.Rejected e) {
            // When access works again, the account may be another one.
            interrupted = Optional.empty();
            throw e;
        } finally {
            seen.save();
        }
        interrupted = Optional.empty();
        last = Optional.of(pass);
        return result(pass, true);
    }

    /**
     * The devices of the account without a call for values: with the points that ever had a value, or where none is known,
     * with those of the cloud's lists.
     */
    public List<MonitoredDevice> withoutReading() throws CloudException {
        Inventory inventory = cloud.inventory();
        PointDescriptions descriptions = new PointDescriptions(cloud, catalog, selection, inventory);
        return inventory.plants().stream()
                .flatMap(plant -> inventory.devices().stream()
                        .filter(device -> device.plantId().equals(plant.id()))
                        .map(device -> new MonitoredDevice(
                                plant, device, knownPoints(device, descriptions), Map.of(), Set.of(), List.of())))
                .toList();
    }

    private List<MeasuringPoint> knownPoints(Device device, PointDescriptions descriptions) {
        Set<String> ids = seen.of(device.id()).isEmpty() ? descriptions.offeredIds(device) : seen.of(device.id());
        return descriptions.selected(device, ids).stream()
                .map(descriptions.of(device, Optional.empty()))
                .toList();
    }

    private Pass begin() throws CloudException {
        Inventory inventory = cloud.inventory();
        PointDescriptions descriptions = new PointDescriptions(cloud, catalog, selection, inventory);
        return new Pass(inventory, descriptions, new PointProbe(cloud, inventory, descriptions, seen));
    }

    /**
     * Reads the points of the last discovery that never had a value again, once for each device. Makes a call for each
     * hundred of them and device type.
     *
     * @param skipped ids of devices that are not read
     * @return what is known now, if a point has its first value
     */
    public Optional<DiscoveryResult> lookAgain(Set<String> skipped) throws CloudException {
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Set<String> left = new HashSet<>(skipped);
        left.addAll(lookedAtTwice);
        boolean found = last.get().probe.lookAgain(left);
        last.get().inventory.devices().stream()
                .map(Device::id)
                .filter(device -> !skipped.contains(device))
                .forEach(lookedAtTwice::add);
        if (!found) {
            return Optional.empty();
        }
        seen.save();
        return Optional.of(result(last.get(), false));
    }

    private DiscoveryResult result(Pass pass, boolean wholeAccount) {
        Inventory inventory = pass.inventory;
        List<MonitoredDevice> devices = inventory.plants().stream()
                .flatMap(plant -> inventory.devices().stream()
                        .filter(device -> device.plantId().equals(plant.id()))
                        .map(device -> monitored(plant, device, pass)))
                .toList();
        return new DiscoveryResult(
                inventory.plants(),
                devices.stream().map(device -> withDerived(device, devices)).toList(),
                pass.probe.readings(),
                inventory.gaps(),
                pass.probe.unread(),
                wholeAccount);
    }

    private MonitoredDevice withDerived(MonitoredDevice device, List<MonitoredDevice> all) {
        boolean onlySource = all.stream()
                .filter(AccountDiscovery::isSource)
                .filter(other -> other.plant().id().equals(device.plant().id()))
                .allMatch(device::equals);
        Map<Boolean, List<MeasuringPoint>> derived = DerivedPower.of(device.points(), onlySource).stream()
                .collect(Collectors.partitioningBy(point -> selection.selects(point.key())));
        return device.with(derived.getOrDefault(true, List.of()), derived.getOrDefault(false, List.of()));
    }

    private static boolean isSource(MonitoredDevice device) {
        return !device.isPlant() && DerivedPower.isSource(device.points());
    }

    private MonitoredDevice monitored(Plant plant, Device device, Pass pass) {
        Map<Boolean, List<MeasuringPoint>> known = seen.of(device.id()).stream()
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .map(pass.descriptions.of(device, pass.probe.reading(device.id())))
                .collect(Collectors.partitioningBy(pass.descriptions::isSelected));
        List<MeasuringPoint> measured = known.getOrDefault(true, List.of()).stream()
                .map(point -> sendsWords(point, pass.probe.reading(device.id())) ? point.asText() : point)
                .toList();
        Set<String> ids = measured.stream().map(MeasuringPoint::id).collect(Collectors.toSet());
        Map<Boolean, List<DeviceProperty>> reported =
                pass.inventory.properties().getOrDefault(device.id(), List.of()).stream()
                        .filter(property -> !ids.contains(property.point().id()))
                        .collect(Collectors.partitioningBy(
                                property -> pass.descriptions.isSelected(pass.descriptions.of(device, property))));
        List<DeviceProperty> properties = reported.getOrDefault(true, List.of());
        List<MeasuringPoint> excluded = Stream.concat(
                        known.getOrDefault(false, List.of()).stream(),
                        reported.getOrDefault(false, List.of()).stream()
                                .map(property -> pass.descriptions.of(device, property)))
                .toList();
        return new MonitoredDevice(
                plant,
                device,
                Stream.concat(measured.stream(), properties.stream().map(each -> pass.descriptions.of(device, each)))
                        .toList(),
                properties.stream()
                        .collect(Collectors.toMap(each -> each.point().id(), DeviceProperty::value)),
                pass.probe.refused(device.id()),
                excluded);
    }

    /** Whether the cloud sends words where the catalogue expects the codes of a status. */
    private static boolean sendsWords(MeasuringPoint point, Optional<Reading> reading) {
        return point.kind() == PointKind.STATUS
                && reading.map(present -> present.values().get(point.id()))
                        .filter(raw -> ValueFormat.number(raw.text().strip()).isEmpty())
                        .isPresent();
    }
}
