package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerator;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerators;
import io.github.solarcloud2mqtt.simulator.points.table.ListedPoint;
import io.github.solarcloud2mqtt.simulator.points.table.PointTable;
import java.util.Map;

/** The points of device types that only a commercial plant has: measurements near a constant, by the unit of the point. */
final class CommercialPoints {

    private static final int TELEMETRY = 2;
    private static final Map<String, Double> TYPICAL = Map.of(
            "W", 4_200.0, "V", 640.0, "A", 12.0, "Hz", 50.0, "°C", 31.0, "mV", 3_300.0, "W/m2", 410.0, "m/s", 3.0);

    private CommercialPoints() {}

    static Map<String, PointGenerator> all(PointTable table, int deviceType) {
        PointGenerators points = new PointGenerators();
        for (ListedPoint point : table.of(deviceType, TELEMETRY)) {
            Double typical = TYPICAL.get(point.storageUnit());
            if (typical != null) {
                int id = Integer.parseInt(point.id());
                points.number(id, state -> typical + state.snapshot().noise(id));
            }
        }
        return points.toMap();
    }
}
