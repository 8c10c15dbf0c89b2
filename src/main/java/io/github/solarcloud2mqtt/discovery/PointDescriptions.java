package io.github.solarcloud2mqtt.discovery;

import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.cloud.DeviceProperty;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.RawValue;
import io.github.solarcloud2mqtt.plant.Reading;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Describes the points of an account, from the cloud's lists, the catalogue and the data sent with the values. */
final class PointDescriptions {

    private final SolarCloud cloud;
    private final Catalog catalog;
    private final PointSelection selection;
    private final Inventory inventory;

    PointDescriptions(SolarCloud cloud, Catalog catalog, PointSelection selection, Inventory inventory) {
        this.cloud = cloud;
        this.catalog = catalog;
        this.selection = selection;
        this.inventory = inventory;
    }

    /** The ids of the selected points that a device may have: those in the cloud's list, or if it has none, in the catalogue. */
    Set<String> offeredIds(Device device) {
        Set<String> ids = new LinkedHashSet<>();
        inventory.points().getOrDefault(device.id(), List.of()).forEach(point -> ids.add(point.id()));
        if (ids.isEmpty()) {
            ids.addAll(catalog.pointIds(device.type().id()));
        }
        return selected(device, ids);
    }

    /** The selected ones among some points of a device. */
    Set<String> selected(Device device, Set<String> ids) {
        Function<String, MeasuringPoint> describe = of(device, Optional.empty());
        return ids.stream()
                .filter(id -> isSelected(describe.apply(id)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a point is read and published. */
    boolean isSelected(MeasuringPoint point) {
        return selection.selects(point.key());
    }

    /**
     * Describes points of a device, by their ids.
     *
     * @param reading a reading of the device, if there is one
     */
    Function<String, MeasuringPoint> of(Device device, Optional<Reading> reading) {
        Map<String, OfferedPoint> offered = inventory.points().getOrDefault(device.id(), List.of()).stream()
                .collect(Collectors.toMap(OfferedPoint::id, Function.identity(), (first, again) -> first));
        return id -> Optional.ofNullable(offered.get(id))
                .map(point -> describe(device, point))
                .orElseGet(() -> describeUnlisted(device, id, reading));
    }

    /**
     * Describes a point that is in no list of the cloud: in the unit of the catalogue if the values can be converted to
     * it, otherwise in the unit sent with the values.
     */
    private MeasuringPoint describeUnlisted(Device device, String id, Optional<Reading> reading) {
        MeasuringPoint catalogued = describe(device, new OfferedPoint(id, "", ""));
        String unit = reading.map(present -> present.values().get(id))
                .map(RawValue::unit)
                .orElse("");
        return cloud.pointWithValues(id)
                .or(() -> Optional.of(new OfferedPoint(id, "", unit)))
                .filter(point -> catalogued.unit().isEmpty() || !isConvertible(point.unit(), catalogued))
                .map(point -> describe(device, point))
                .orElse(catalogued);
    }

    private boolean isConvertible(String unit, MeasuringPoint point) {
        return catalog.interpret(point, new RawValue("1", unit)).isPresent();
    }

    /** The ids of the points in a reading that have a value. */
    List<String> supportedIds(Device device, Reading reading) {
        Function<String, MeasuringPoint> describe = of(device, Optional.of(reading));
        return reading.values().entrySet().stream()
                .filter(value -> catalog.isSupported(describe.apply(value.getKey()), value.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Describes a property; one with a name is enabled by default. It is a fact about the device, not a measured value. */
    MeasuringPoint of(Device device, DeviceProperty property) {
        return describe(device, property.point())
                .shownAs(!property.point().name().isEmpty(), true);
    }

    private MeasuringPoint describe(Device device, OfferedPoint point) {
        return catalog.describe(device.type().id(), point.id(), point.name(), point.unit());
    }
}
