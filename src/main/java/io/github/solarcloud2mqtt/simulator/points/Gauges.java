package io.github.solarcloud2mqtt.simulator.points;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The measuring points that have values on the simulated home, by type of device. */
public final class Gauges {

    private final Map<Integer, Map<String, Gauge>> byType = Map.of(
            1, StringInverterGauges.all(),
            7, MeterGauges.all(),
            11, PlantGauges.all(),
            14, HybridGauges.all(),
            22,
                    new GaugeBoard()
                            .number(23014, h -> -68 + 6 * h.truth().chance(51))
                            .toMap(),
            43, BatteryGauges.all());

    /** Whether the point ever has a value. */
    public boolean has(int deviceType, String pointId) {
        return ofType(deviceType).containsKey(pointId);
    }

    /** All points of a type that ever have a value. */
    public Map<String, Gauge> ofType(int deviceType) {
        return byType.getOrDefault(deviceType, Map.of());
    }

    /**
     * A value as the cloud prints it.
     *
     * @return null or {@code --} where there is none
     */
    public @Nullable String read(int deviceType, String pointId, Heard heard) {
        Gauge gauge = ofType(deviceType).get(pointId);
        if (gauge != null) {
            return gauge.read(heard);
        }
        // The cloud knows both ways to say it.
        return pointId.hashCode() % 2 == 0 ? null : "--";
    }
}
