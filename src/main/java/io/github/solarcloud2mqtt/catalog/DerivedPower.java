package io.github.solarcloud2mqtt.catalog;

import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.PointValue;
import io.github.solarcloud2mqtt.plant.Scale;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A power that users look for and that the bridge calculates from other powers of the same device. All parts are powers
 * that are never negative, so the sign is known. No vendor's table contains the keys of the results.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of creates immutable lists
public enum DerivedPower {
    /** Power from the grid; negative while the plant exports. */
    NET_GRID_POWER("Net grid power", List.of(Keys.IMPORT), List.of(Keys.EXPORT)),

    /** Power from the battery; negative while it charges. */
    NET_BATTERY_POWER("Net battery power", List.of(Keys.DISCHARGING), List.of(Keys.CHARGING)),

    /** Power of the house including the losses of the inverter, where the cloud does not report it. */
    HOUSE_POWER("House power", List.of(Keys.DC, Keys.DISCHARGING, Keys.IMPORT), List.of(Keys.CHARGING, Keys.EXPORT));

    private final String label;
    private final List<String> plus;
    private final List<String> minus;

    DerivedPower(String label, List<String> plus, List<String> minus) {
        this.label = label;
        this.plus = plus;
        this.minus = minus;
    }

    /** Its key in topics and JSON, and its id for Home Assistant. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The powers that can be calculated from the points of a device.
     *
     * @param onlySource whether no other device of the plant generates power; otherwise the house may use more than
     *     this device measures
     */
    public static List<MeasuringPoint> of(List<MeasuringPoint> points, boolean onlySource) {
        List<MeasuringPoint> derived = new ArrayList<>();
        for (DerivedPower power : values()) {
            Set<String> units =
                    power.parts(points).stream().map(MeasuringPoint::unit).collect(Collectors.toUnmodifiableSet());
            boolean sameUnit = units.size() == 1 && !units.contains("");
            if (sameUnit && power.canBeCalculated(keys(points)) && (power != HOUSE_POWER || onlySource)) {
                derived.add(power.point(units.iterator().next()));
            }
        }
        return List.copyOf(derived);
    }

    /** Whether a device with these points counts the energy that it generates. */
    public static boolean isSource(List<MeasuringPoint> points) {
        return keys(points).contains(Keys.YIELD);
    }

    private static Set<String> keys(List<MeasuringPoint> points) {
        return points.stream().map(MeasuringPoint::key).collect(Collectors.toUnmodifiableSet());
    }

    private boolean canBeCalculated(Set<String> keys) {
        if (this != HOUSE_POWER) {
            return keys.containsAll(allParts());
        }
        // A house without a battery has neither of its powers.
        return !keys.contains(Keys.LOAD)
                && keys.containsAll(Set.of(Keys.DC, Keys.IMPORT, Keys.EXPORT))
                && keys.contains(Keys.CHARGING) == keys.contains(Keys.DISCHARGING);
    }

    private Set<String> allParts() {
        return Stream.concat(plus.stream(), minus.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private List<MeasuringPoint> parts(List<MeasuringPoint> points) {
        Set<String> all = allParts();
        return points.stream().filter(point -> all.contains(point.key())).toList();
    }

    private MeasuringPoint point(String unit) {
        return new MeasuringPoint(
                "", key(), label, ValueFormat.of(PointKind.MEASUREMENT, unit, Scale.NONE), true, false);
    }

    /**
     * Updates the calculated powers among the values of a device.
     *
     * @param points the points of the device including the calculated ones
     * @param fresh the keys of the points that have just been read
     * @param values the values by key; a calculated one is absent unless all of its parts are fresh
     */
    public static void update(List<MeasuringPoint> points, Set<String> fresh, Map<String, PointValue> values) {
        for (DerivedPower power : values()) {
            Set<String> parts = new HashSet<>();
            power.parts(points).forEach(part -> parts.add(part.key()));
            if (keys(points).contains(power.key()) && parts.stream().anyMatch(fresh::contains)) {
                values.remove(power.key());
                Optional.of(parts)
                        .filter(fresh::containsAll)
                        .flatMap(all -> power.sum(all, values))
                        .ifPresent(sum -> values.put(power.key(), new PointValue.Numeric(sum)));
            }
        }
    }

    private Optional<BigDecimal> sum(Set<String> parts, Map<String, PointValue> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String part : parts) {
            if (!(values.get(part) instanceof PointValue.Numeric number)) {
                return Optional.empty();
            }
            sum = plus.contains(part) ? sum.add(number.value()) : sum.subtract(number.value());
        }
        return Optional.of(sum);
    }

    /** The keys of the parts, the same for every vendor. */
    private static final class Keys {
        static final String IMPORT = "grid_import_power";
        static final String EXPORT = "grid_export_power";
        static final String CHARGING = "battery_charging_power";
        static final String DISCHARGING = "battery_discharging_power";
        static final String DC = "dc_power";
        static final String YIELD = "total_yield";
        static final String LOAD = "load_power";
    }
}
