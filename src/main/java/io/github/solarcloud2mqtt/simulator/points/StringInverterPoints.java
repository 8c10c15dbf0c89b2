package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerator;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerators;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.util.Map;

/** The string inverter, type 1; it does not report at night. */
final class StringInverterPoints {

    private static final double VOLTS = 380;

    private StringInverterPoints() {}

    static Map<String, PointGenerator> all(int inverters) {
        PointGenerators points = new PointGenerators(inverters);
        points.today(1, Flow.STRING_PV)
                .lifetime(2, Flow.STRING_PV)
                .number(4, state -> 22 + 0.6 * state.snapshot().celsius())
                .number(5, state -> volts(state))
                .number(6, state -> points.part(state.watts(Flow.STRING_PV)) / VOLTS)
                .power(14, Flow.STRING_PV)
                .power(24, Flow.STRING_PV)
                .fixed(25, "0.0")
                .add(26, state -> asleep(state) ? "0.0" : "0.999")
                .number(27, ReportedState::hertz)
                .add(29, state -> asleep(state) ? "8" : "64");
        for (int phase = 1; phase <= 3; phase++) {
            int number = phase;
            points.number(14 + number, state -> state.lineVolts(number))
                    .number(17 + number, state -> state.volts(number))
                    .number(20 + number, state -> points.part(state.watts(Flow.STRING_PV)) / 3.0 / state.volts(number));
        }
        return points.toMap();
    }

    private static boolean asleep(ReportedState state) {
        return state.watts(Flow.STRING_PV) == 0;
    }

    private static double volts(ReportedState state) {
        return asleep(state) ? 0 : VOLTS;
    }
}
