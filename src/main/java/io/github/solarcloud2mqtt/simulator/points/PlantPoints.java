package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerator;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerators;
import java.util.Map;

/** The plant, type 11. Grid power and battery power have no value, as on many homes. */
final class PlantPoints {

    private PlantPoints() {}

    static Map<String, PointGenerator> all(PlantKind kind) {
        PointGenerators points = new PointGenerators();
        if (kind != PlantKind.NOTHING) {
            house(points);
        }
        if (kind.peakWatts() > 0) {
            panels(points, kind.peakWatts());
        }
        if (kind.batteries() > 0) {
            battery(points);
        }
        return points.toMap();
    }

    private static void house(PointGenerators points) {
        points.power(83052, Flow.LOAD)
                .power(83106, Flow.LOAD)
                .lifetime(83105, Flow.PURCHASE)
                .lifetime(83124, Flow.LOAD)
                .today(83102, Flow.PURCHASE)
                .today(83118, Flow.LOAD);
    }

    private static void panels(PointGenerators points, int peakWatts) {
        points.power(83002, Flow.PV)
                .power(83033, Flow.PV)
                .power(83067, Flow.PV)
                .lifetime(83004, Flow.PV)
                .lifetime(83024, Flow.PV)
                .lifetime(83075, Flow.FEED_IN)
                .lifetime(83100, Flow.DIRECT)
                .today(83009, Flow.PV)
                .today(83022, Flow.PV)
                .today(83072, Flow.FEED_IN)
                .today(83119, Flow.FEED_IN)
                .today(83097, Flow.DIRECT)
                .share(83019, state -> (double) state.watts(Flow.PV) / peakWatts)
                .share(83025, state -> state.today(Flow.PV) / peakWatts);
    }

    private static void battery(PointGenerators points) {
        points.lifetime(83241, Flow.CHARGE)
                .lifetime(83242, Flow.DISCHARGE)
                .today(83243, Flow.CHARGE)
                .today(83244, Flow.DISCHARGE)
                .share(83129, state -> state.snapshot().stateOfCharge())
                .share(83252, state -> state.snapshot().stateOfCharge());
    }
}
