package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerator;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerators;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import io.github.solarcloud2mqtt.simulator.points.table.PointTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The measuring points that have values on a simulated plant, by type of device. */
public final class SimulatedPoints {

    private final Map<Integer, Map<String, PointGenerator>> byType;

    /** @param kind the equipment of the plant */
    public SimulatedPoints(PlantKind kind) {
        byType = new HashMap<>(Map.of(
                1, StringInverterPoints.all(kind.stringInverters()),
                7, MeterPoints.all(),
                11, PlantPoints.all(kind),
                14, HybridInverterPoints.all(kind.batteries() > 0),
                22,
                        new PointGenerators()
                                .number(
                                        23014,
                                        state -> -68 + 6 * state.snapshot().noise(51))
                                .toMap(),
                43, BatteryPoints.all(kind.batteries()),
                55, MicroInverterPoints.all(kind.microInverters())));
        if (kind == PlantKind.COMMERCIAL) {
            PointTable table = PointTable.load();
            List.of(4, 5, 9, 26, 37, 41, 44, 45, 52)
                    .forEach(type -> byType.put(type, CommercialPoints.all(table, type)));
        }
    }

    /** Whether the point ever has a value. */
    public boolean has(int deviceType, String pointId) {
        return ofType(deviceType).containsKey(pointId);
    }

    /** Returns all points of a type that ever have a value. */
    public Map<String, PointGenerator> ofType(int deviceType) {
        return byType.getOrDefault(deviceType, Map.of());
    }

    /**
     * Returns a value in the format of the cloud.
     *
     * @return null or {@code --} if there is none
     */
    public @Nullable String read(int deviceType, String pointId, ReportedState state) {
        PointGenerator generator = ofType(deviceType).get(pointId);
        if (generator != null) {
            return generator.value(state);
        }
        // The cloud uses both.
        return pointId.hashCode() % 2 == 0 ? null : "--";
    }
}
