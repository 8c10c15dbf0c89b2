package io.github.solarcloud2mqtt.cloud.growatt;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Detects the unit in which the cloud sends the present power of each plant ({@code current_power} of Growatt OpenAPI v1
 * plant/data): some plants send W, others kW, and the documentation names neither. Compares the power with the sum of
 * the devices' {@code pac}, which is in W. The unit is known after three consistent readings, also after a restart.
 */
final class PlantPowerUnits {

    private static final String PLANT_POWER = "current__power";
    private static final String DEVICE_POWER = "pac";

    /** Smaller powers are not compared: plant and devices are not read at the same time. */
    private static final BigDecimal LEAST_W = BigDecimal.valueOf(100);

    private static final BigDecimal TOLERANCE = BigDecimal.valueOf(3);
    private static final int NEEDED = 3;

    private static final JsonAdapter<Map<String, String>> SAVED =
            new Moshi.Builder().build().adapter(Types.newParameterizedType(Map.class, String.class, String.class));

    private final StateDirectory state;
    private final String file;
    private final Map<String, String> units = new TreeMap<>();
    private final Map<String, Evidence> evidence = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> devices = new HashMap<>();

    PlantPowerUnits(AccountContext context) {
        state = context.state();
        file = "power-units-" + context.name();
        state.load(file, SAVED).orElse(Map.of()).forEach((plant, unit) -> {
            if ("W".equals(unit) || "kW".equals(unit)) {
                units.put(plant, unit);
            }
        });
    }

    /** Adds the values of a reading of a plant or of a device. */
    void read(Device device, Map<String, String> values) {
        if (!device.type().equals(DeviceRows.PLANT)) {
            power(values, DEVICE_POWER)
                    .ifPresent(watts -> devices.computeIfAbsent(device.plantId(), plant -> new HashMap<>())
                            .put(device.id(), watts));
        } else if (!units.containsKey(device.plantId())) {
            power(values, PLANT_POWER).ifPresent(power -> compare(device.plantId(), power));
        }
    }

    private static Optional<BigDecimal> power(Map<String, String> values, String point) {
        return Optional.ofNullable(values.get(point)).flatMap(ValueFormat::number);
    }

    private void compare(String plantId, BigDecimal power) {
        BigDecimal sum =
                devices.getOrDefault(plantId, Map.of()).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Evidence before = evidence.get(plantId);
        if (sum.compareTo(LEAST_W) < 0 || (before != null && before.power.compareTo(power) == 0)) {
            return;
        }
        Optional<String> unit = isClose(power, sum)
                ? Optional.of("W")
                : Optional.of("kW").filter(kilowatts -> isClose(power.scaleByPowerOfTen(3), sum));
        int count = before != null && before.unit.equals(unit) ? before.count + 1 : 1;
        evidence.put(plantId, new Evidence(unit, power, count));
        if (unit.isPresent() && count >= NEEDED) {
            units.put(plantId, unit.get());
            state.trySave(file, SAVED, units);
        }
    }

    private static boolean isClose(BigDecimal power, BigDecimal sum) {
        return power.multiply(TOLERANCE).compareTo(sum) >= 0 && power.compareTo(sum.multiply(TOLERANCE)) <= 0;
    }

    /** The unit of a value; empty if the cloud's documentation names it, or if it is not known yet. */
    String unit(Device device, String point) {
        return device.type().equals(DeviceRows.PLANT) && point.equals(PLANT_POWER)
                ? units.getOrDefault(device.plantId(), "")
                : "";
    }

    /**
     * What the readings of a plant have shown so far.
     *
     * @param unit the unit that fits the newest reading
     * @param power the newest power
     * @param count the number of readings in a row that fit
     */
    private record Evidence(Optional<String> unit, BigDecimal power, int count) {}
}
