package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import java.util.Map;

/** The battery, type 43: five modules of 2.56 kWh. */
final class BatteryPoints {

    private static final int MODULES = 5;

    private BatteryPoints() {}

    static Map<String, PointGenerator> all(int batteries) {
        PointGenerators board = new PointGenerators(batteries);
        board.number(58601, ReportedState::batteryVolts)
                .number(58602, heard -> board.part(heard.batteryAmperes()))
                .number(58603, heard -> celsius(heard))
                .share(58604, heard -> heard.truth().stateOfCharge())
                .fixed(58605, "0.99")
                .lifetime(58606, Flow.CHARGE)
                .lifetime(58607, Flow.DISCHARGE)
                .gauge(58608, heard -> heard.batteryAmperes() == 0 ? "1" : "2")
                .number(58610, heard -> highest(heard, 3))
                .fixed(58611, "17")
                .number(58612, heard -> lowest(heard, 1))
                .fixed(58613, "4")
                .number(58614, heard -> celsius(heard) + 1)
                .fixed(58615, "3")
                .number(58616, heard -> celsius(heard) - 1)
                .fixed(58617, "1")
                .fixed(58635, "2");
        for (int module = 1; module <= MODULES; module++) {
            int number = module;
            board.number(58617 + number, heard -> highest(heard, number))
                    .number(58625 + number, heard -> lowest(heard, number));
        }
        return board.toMap();
    }

    /** The highest cell of a module in mV; that of module 3 is the highest of all. */
    private static double highest(ReportedState heard, int module) {
        return cells(heard) + (module == 3 ? 9 : 4 + module % 3);
    }

    /** The lowest cell of a module in mV; that of module 1 is the lowest of all. */
    private static double lowest(ReportedState heard, int module) {
        return cells(heard) - (module == 1 ? 8 : 3 + module % 3);
    }

    private static double cells(ReportedState heard) {
        return 3_180 + 230 * heard.truth().stateOfCharge();
    }

    private static double celsius(ReportedState heard) {
        return 18 + 0.3 * heard.truth().celsius();
    }
}
