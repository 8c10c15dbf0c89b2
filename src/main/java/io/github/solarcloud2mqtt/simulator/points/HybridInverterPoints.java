package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import java.util.Map;

/** The hybrid inverter, type 14. It stays awake at night for the battery's sake; what needs light is 0 or nothing. */
final class HybridInverterPoints {

    private static final double FIRST_STRING_SHARE = 0.55;

    private HybridInverterPoints() {}

    static Map<String, PointGenerator> all(boolean withBattery) {
        PointGenerators board = new PointGenerators();
        roof(board);
        grid(board);
        if (withBattery) {
            battery(board);
        }
        house(board);
        state(board);
        return board.toMap();
    }

    private static void roof(PointGenerators board) {
        board.power(13003, Flow.HYBRID_PV)
                .today(13112, Flow.HYBRID_PV)
                .lifetime(13134, Flow.HYBRID_PV)
                .number(13001, heard -> stringVolts(heard, 1))
                .number(13002, heard -> stringAmperes(heard, 1, FIRST_STRING_SHARE))
                .number(13105, heard -> stringVolts(heard, 2))
                .number(13106, heard -> stringAmperes(heard, 2, 1 - FIRST_STRING_SHARE))
                .gauge(
                        13160,
                        heard -> heard.isLight()
                                ? Decimals.one(800 + 900 * heard.truth().chance(30))
                                : null);
    }

    private static void grid(PointGenerators board) {
        board.number(13011, HybridInverterPoints::output)
                .number(13018, heard -> Math.abs(output(heard)))
                .fixed(13012, "0.0")
                .gauge(13013, heard -> output(heard) == 0 ? "0.0" : "0.999")
                .number(13007, ReportedState::hertz)
                .fixed(1313501, "0.0");
        for (int phase = 1; phase <= 3; phase++) {
            int number = phase;
            board.number(13003 + number, heard -> heard.lineVolts(number))
                    .number(13007 + number, heard -> Math.abs(output(heard)) / 3 / heard.volts(number))
                    .number(13156 + number, heard -> heard.volts(number))
                    .fixed(18062 + number - 1, "0.0")
                    .fixed(18065 + number - 1, "0.0");
        }
        board.fixed(18068, "0.0");
        for (int unusedChannel = 18075; unusedChannel <= 18078; unusedChannel++) {
            board.fixed(unusedChannel, "-1.0");
        }
    }

    private static void battery(PointGenerators board) {
        board.power(13126, Flow.CHARGE)
                .power(13150, Flow.DISCHARGE)
                .today(13028, Flow.CHARGE)
                .today(13029, Flow.DISCHARGE)
                .today(13174, Flow.CHARGE)
                .lifetime(13034, Flow.CHARGE)
                .lifetime(13035, Flow.DISCHARGE)
                .lifetime(13176, Flow.CHARGE)
                .number(13138, ReportedState::batteryVolts)
                .number(13139, ReportedState::batteryAmperes)
                .fixed(13140, Decimals.one(SimulatedHome.BATTERY_WH))
                .share(13141, heard -> heard.truth().stateOfCharge())
                .fixed(13142, "0.99")
                .number(13143, heard -> 18 + 0.3 * heard.truth().celsius())
                .fixed(13162, "30.0")
                .fixed(13163, "30.0");
    }

    private static void house(PointGenerators board) {
        board.power(13119, Flow.LOAD)
                .power(13121, Flow.FEED_IN)
                .power(13149, Flow.PURCHASE)
                .today(13116, Flow.DIRECT)
                .today(13122, Flow.FEED_IN)
                .today(13173, Flow.FEED_IN)
                .today(13147, Flow.PURCHASE)
                .today(13199, Flow.LOAD)
                .lifetime(13125, Flow.FEED_IN)
                .lifetime(13175, Flow.FEED_IN)
                .lifetime(13130, Flow.LOAD)
                .lifetime(13137, Flow.DIRECT)
                .lifetime(13148, Flow.PURCHASE)
                .share(13144, heard -> share(heard.today(Flow.PV) - heard.today(Flow.FEED_IN), heard.today(Flow.PV)))
                .share(
                        13172,
                        heard -> share(heard.today(Flow.LOAD) - heard.today(Flow.PURCHASE), heard.today(Flow.LOAD)));
    }

    private static void state(PointGenerators board) {
        board.number(13019, heard -> 25 + 0.5 * heard.truth().celsius() + heard.watts(Flow.HYBRID_PV) / 600.0)
                .number(13161, heard -> 620 + 5 * heard.truth().chance(31))
                .gauge(13146, heard -> heard.truth().inverterStopped() ? "256" : "64");
    }

    /** What leaves the inverter for house and grid, in W. */
    private static double output(ReportedState heard) {
        return heard.watts(Flow.HYBRID_PV) + heard.watts(Flow.DISCHARGE) - heard.watts(Flow.CHARGE);
    }

    private static double stringVolts(ReportedState heard, int string) {
        return heard.watts(Flow.HYBRID_PV) == 0 ? 0 : 410 + 30 * heard.truth().chance(20 + string);
    }

    private static double stringAmperes(ReportedState heard, int string, double share) {
        double volts = stringVolts(heard, string);
        return volts == 0 ? 0 : heard.watts(Flow.HYBRID_PV) * share / volts;
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
