package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The measuring points that have values on a simulated plant, by type of device. */
public final class SimulatedPoints {

    private final Map<Integer, Map<String, PointGenerator>> byType;

    /** @param kind what the plant is made of */
    public SimulatedPoints(PlantKind kind) {
        byType = Map.of(
                1, StringInverterPoints.all(kind.stringInverters()),
                7, MeterPoints.all(),
                11, PlantPoints.all(kind),
                14, HybridInverterPoints.all(kind.batteries() > 0),
                22,
                        new PointGenerators()
                                .number(23014, h -> -68 + 6 * h.snapshot().chance(51))
                                .toMap(),
                43, BatteryPoints.all(kind.batteries()),
                55, MicroInverterPoints.all(kind.microInverters()));
    }

    /** Whether the point ever has a value. */
    public boolean has(int deviceType, String pointId) {
        return ofType(deviceType).containsKey(pointId);
    }

    /** All points of a type that ever have a value. */
    public Map<String, PointGenerator> ofType(int deviceType) {
        return byType.getOrDefault(deviceType, Map.of());
    }

    /**
     * A value as the cloud prints it.
     *
     * @return null or {@code --} where there is none
     */
    public @Nullable String read(int deviceType, String pointId, ReportedState state) {
        PointGenerator generator = ofType(deviceType).get(pointId);
        if (generator != null) {
            return generator.read(state);
        }
        // The cloud knows both ways to say it.
        return pointId.hashCode() % 2 == 0 ? null : "--";
    }
}
