package io.github.solarcloud2mqtt.values.guard;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The largest power of each device in W, rated or seen. It limits what the counters of the device, or of the plant, can have
 * counted.
 */
final class PowerLimits {

    /** No device counts less: a small counter may round up, and a device may count more than its power points show. */
    private static final BigDecimal LEAST_W = BigDecimal.valueOf(1_000);

    /** The limit while no power is known. */
    private static final BigDecimal UNKNOWN_W = BigDecimal.valueOf(1_000_000);

    private final Map<String, BigDecimal> largest = new TreeMap<>();
    private final Map<String, String> plants = new HashMap<>();

    /** Takes a power of a device, in whatever direction it flows. */
    void saw(String plantId, String deviceId, BigDecimal watts) {
        plants.put(deviceId, plantId);
        largest.merge(deviceId, watts.abs(), BigDecimal::max);
    }

    void restore(String deviceId, BigDecimal watts) {
        largest.put(deviceId, watts);
    }

    /**
     * The largest power that a device's counters may count: its own, or that of the whole plant if it shows none.
     */
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
