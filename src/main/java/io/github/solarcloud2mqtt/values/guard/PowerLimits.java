package io.github.solarcloud2mqtt.values.guard;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The largest power of each device in W, rated or measured. It limits the increase of the counters of the device, or of the
 * plant.
 */
final class PowerLimits {

    /** The minimum for every device: a small counter may round up, and a device may count more than its power points show. */
    private static final BigDecimal LEAST_W = BigDecimal.valueOf(1_000);

    /** The limit while no power is known. */
    private static final BigDecimal UNKNOWN_W = BigDecimal.valueOf(1_000_000);

    private final Map<String, BigDecimal> largest = new TreeMap<>();
    private final Map<String, String> plants = new HashMap<>();

    /** Adds a measured power of a device, in either direction. */
    void saw(String plantId, String deviceId, BigDecimal watts) {
        plants.put(deviceId, plantId);
        largest.merge(deviceId, watts.abs(), BigDecimal::max);
    }

    void restore(String deviceId, BigDecimal watts) {
        largest.put(deviceId, watts);
    }

    /** The largest power for a device's counters: that of the device, or of the whole plant if the device has none. */
    BigDecimal of(String plantId, String deviceId) {
        BigDecimal own = largest.getOrDefault(deviceId, BigDecimal.ZERO);
        BigDecimal known = own.signum() > 0 ? own : ofPlant(plantId);
        return known.signum() > 0 ? known.max(LEAST_W) : UNKNOWN_W;
    }

    private BigDecimal ofPlant(String plantId) {
        return largest.entrySet().stream()
                .filter(entry -> plantId.equals(plants.get(entry.getKey())))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Map<String, BigDecimal> all() {
        return largest;
    }
}
