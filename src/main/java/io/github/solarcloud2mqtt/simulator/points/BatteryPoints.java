package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerator;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerators;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.util.Map;

/** The battery, type 43: five modules of 2.56 kWh. */
final class BatteryPoints {

    private static final int MODULES = 5;

    private BatteryPoints() {}

    static Map<String, PointGenerator> all(int batteries) {
        PointGenerators points = new PointGenerators(batteries);
        points.number(58601, ReportedState::batteryVolts)
                .number(58602, state -> points.part(state.batteryAmperes()))
                .number(58603, state -> celsius(state))
                .share(58604, state -> state.snapshot().stateOfCharge())
                .fixed(58605, "0.99")
                .lifetime(58606, Flow.CHARGE)
                .lifetime(58607, Flow.DISCHARGE)
                .add(58608, state -> state.batteryAmperes() == 0 ? "1" : "2")
                .number(58610, state -> highest(state, 3))
                .fixed(58611, "17")
                .number(58612, state -> lowest(state, 1))
                .fixed(58613, "4")
                .number(58614, state -> celsius(state) + 1)
                .fixed(58615, "3")
                .number(58616, state -> celsius(state) - 1)
                .fixed(58617, "1")
                .fixed(58635, "2");
        for (int module = 1; module <= MODULES; module++) {
            int number = module;
            points.number(58617 + number, state -> highest(state, number))
                    .number(58625 + number, state -> lowest(state, number));
        }
        return points.toMap();
    }

    /** The highest cell voltage of a module in mV; module 3 has the highest of all. */
    private static double highest(ReportedState state, int module) {
        return cells(state) + (module == 3 ? 9 : 4 + module % 3);
    }

    /** The lowest cell voltage of a module in mV; module 1 has the lowest of all. */
    private static double lowest(ReportedState state, int module) {
        return cells(state) - (module == 1 ? 8 : 3 + module % 3);
    }

    private static double cells(ReportedState state) {
        return 3_180 + 230 * state.snapshot().stateOfCharge();
    }

    private static double celsius(ReportedState state) {
        return 18 + 0.3 * state.snapshot().celsius();
    }
}
