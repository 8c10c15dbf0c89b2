package io.github.solarcloud2mqtt.homeassistant.sensor;

import static io.github.solarcloud2mqtt.homeassistant.sensor.StateClass.MEASUREMENT;
import static io.github.solarcloud2mqtt.homeassistant.sensor.StateClass.TOTAL_INCREASING;

import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The numeric device classes of Home Assistant's sensors that solar plants use, each with its allowed units and
 * state classes (Home Assistant 2026.9; openHAB 5.1 supports them all). Home Assistant refuses an entity whose
 * unit does not fit its class.
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of creates immutable sets
public enum DeviceClass {
    POWER(Keys.ANY, MEASUREMENT, "W", "kW", "MW", "GW"),
    APPARENT_POWER(Keys.ANY, MEASUREMENT, "VA", "kVA"),
    REACTIVE_POWER(Keys.ANY, MEASUREMENT, "var", "kvar"),
    ENERGY(Keys.ANY, TOTAL_INCREASING, "Wh", "kWh", "MWh", "GWh"),
    ENERGY_STORAGE(Keys.STORED, MEASUREMENT, "Wh", "kWh", "MWh", "GWh"),
    REACTIVE_ENERGY(Keys.ANY, TOTAL_INCREASING, "varh", "kvarh"),
    VOLTAGE(Keys.ANY, MEASUREMENT, "mV", "V", "kV"),
    CURRENT(Keys.ANY, MEASUREMENT, "mA", "A"),
    FREQUENCY(Keys.ANY, MEASUREMENT, "Hz", "kHz"),
    TEMPERATURE(Keys.ANY, MEASUREMENT, "°C", "°F", "K"),
    BATTERY(Keys.LEVEL, MEASUREMENT, "%"),
    POWER_FACTOR(Keys.POWER_FACTOR, MEASUREMENT, "", "%"),
    HUMIDITY(Keys.HUMIDITY, MEASUREMENT, "%"),
    IRRADIANCE(Keys.ANY, MEASUREMENT, "W/m²"),
    WIND_SPEED(Keys.WIND, MEASUREMENT, "m/s", "km/h"),
    ATMOSPHERIC_PRESSURE(Keys.AIR_PRESSURE, MEASUREMENT, "Pa", "hPa", "kPa"),
    SIGNAL_STRENGTH(Keys.ANY, MEASUREMENT, "dBm"),
    DURATION(Keys.ANY, Set.of(MEASUREMENT, TOTAL_INCREASING), "s", "min", "h", "d");

    private final Pattern keys;
    private final Set<StateClass> stateClasses;
    private final Set<String> units;

    DeviceClass(String keys, StateClass stateClass, String... units) {
        this(keys, Set.of(stateClass), units);
    }

    DeviceClass(String keys, Set<StateClass> stateClasses, String... units) {
        this.keys = Pattern.compile(keys);
        this.stateClasses = stateClasses;
        this.units = Set.of(units);
    }

    /**
     * The class of a measuring point with numeric values; empty if none fits, because Home Assistant refuses an entity
     * with a wrong class.
     *
     * @param unit the unit in its canonical spelling
     */
    static Optional<DeviceClass> of(MeasuringPoint point, String unit) {
        return StateClass.of(point.kind())
                .flatMap(stateClass -> Stream.of(values())
                        .filter(candidate -> candidate.allows(unit, stateClass))
                        .filter(candidate -> candidate.suits(point.key()))
                        .findFirst());
    }

    private boolean suits(String key) {
        return keys.matcher(key).matches();
    }

    /** Whether Home Assistant accepts the three together. */
    boolean allows(String unit, StateClass stateClass) {
        return units.contains(unit) && stateClasses.contains(stateClass);
    }

    Set<String> units() {
        return units;
    }

    Set<StateClass> stateClasses() {
        return stateClasses;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The keys of measuring points of a class that the unit alone does not determine. */
    private static final class Keys {
        static final String ANY = ".*";
        static final String STORED = ".*(capacity|remaining|stored|chargeable).*";
        // A limit or a planned level is a percentage too, but not the level of the battery.
        static final String LEVEL = "(?!.*(planned|target|limit|_min|_max|min_|max_))(.*_)?(battery_level|soc)(_.*)?";
        static final String POWER_FACTOR = ".*power_factor.*|(.*_)?pf(_.*)?";
        static final String HUMIDITY = ".*humidity.*";
        static final String WIND = ".*wind.*";
        static final String AIR_PRESSURE = ".*(atmospheric|barometric|air)_pressure.*";
    }
}
