package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerator;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerators;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.util.Map;

/** The micro inverter, type 55. */
final class MicroInverterPoints {

    private static final double VOLTS = 34;

    private MicroInverterPoints() {}

    static Map<String, PointGenerator> all(int inverters) {
        PointGenerators points = new PointGenerators(inverters);
        return points.add(51301, state -> state.watts(Flow.STRING_PV) == 0 ? "8" : "64")
                .lifetime(51302, Flow.STRING_PV)
                .power(51303, Flow.STRING_PV)
                .fixed(51304, "0.0")
                .power(51305, Flow.STRING_PV)
                .power(51306, Flow.STRING_PV)
                .number(51308, ReportedState::hertz)
                .number(51309, state -> state.volts(1))
                .number(51312, state -> points.part(state.watts(Flow.STRING_PV)) / state.volts(1))
                .number(51315, state -> state.watts(Flow.STRING_PV) == 0 ? 0 : VOLTS)
                .number(51316, state -> points.part(state.watts(Flow.STRING_PV)) / VOLTS)
                .power(51333, Flow.STRING_PV)
                .lifetime(51339, Flow.STRING_PV)
                .today(51346, Flow.STRING_PV)
                .today(51347, Flow.STRING_PV)
                .toMap();
    }
}
