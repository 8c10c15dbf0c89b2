package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import java.util.Map;

/** An inverter that lives on light alone, type 1. */
final class StringInverterPoints {

    private static final double VOLTS = 380;

    private StringInverterPoints() {}

    static Map<String, PointGenerator> all(int inverters) {
        PointGenerators board = new PointGenerators(inverters);
        board.today(1, Flow.STRING_PV)
                .lifetime(2, Flow.STRING_PV)
                .number(4, heard -> 22 + 0.6 * heard.truth().celsius())
                .number(5, heard -> volts(heard))
                .number(6, heard -> board.part(heard.watts(Flow.STRING_PV)) / VOLTS)
                .power(14, Flow.STRING_PV)
                .power(24, Flow.STRING_PV)
                .fixed(25, "0.0")
                .gauge(26, heard -> asleep(heard) ? "0.0" : "0.999")
                .number(27, ReportedState::hertz)
                .gauge(29, heard -> asleep(heard) ? "8" : "64");
        for (int phase = 1; phase <= 3; phase++) {
            int number = phase;
            board.number(14 + number, heard -> heard.lineVolts(number))
                    .number(17 + number, heard -> heard.volts(number))
                    .number(20 + number, heard -> board.part(heard.watts(Flow.STRING_PV)) / 3.0 / heard.volts(number));
        }
        return board.toMap();
    }

    private static boolean asleep(ReportedState heard) {
        return heard.watts(Flow.STRING_PV) == 0;
    }

    private static double volts(ReportedState heard) {
        return asleep(heard) ? 0 : VOLTS;
    }
}
