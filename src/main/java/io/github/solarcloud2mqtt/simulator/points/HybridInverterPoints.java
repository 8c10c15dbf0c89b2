package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.Decimals;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerator;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerators;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.util.Map;

/** The hybrid inverter, type 14. It reports at night too; values of the panels are then 0 or missing. */
final class HybridInverterPoints {

    private static final double FIRST_STRING_SHARE = 0.55;

    private HybridInverterPoints() {}

    static Map<String, PointGenerator> all(boolean withBattery) {
        PointGenerators points = new PointGenerators();
        roof(points);
        grid(points);
        if (withBattery) {
            battery(points);
        }
        house(points);
        state(points);
        return points.toMap();
    }

    private static void roof(PointGenerators points) {
        points.power(13003, Flow.HYBRID_PV)
                .today(13112, Flow.HYBRID_PV)
                .lifetime(13134, Flow.HYBRID_PV)
                .number(13001, state -> stringVolts(state, 1))
                .number(13002, state -> stringAmperes(state, 1, FIRST_STRING_SHARE))
                .number(13105, state -> stringVolts(state, 2))
                .number(13106, state -> stringAmperes(state, 2, 1 - FIRST_STRING_SHARE))
                .add(
                        13160,
                        state -> state.isDaylight()
                                ? Decimals.one(800 + 900 * state.snapshot().noise(30))
                                : null);
    }

    private static void grid(PointGenerators points) {
        points.number(13011, HybridInverterPoints::output)
                .number(13018, state -> Math.abs(output(state)))
                .fixed(13012, "0.0")
                .add(13013, state -> output(state) == 0 ? "0.0" : "0.999")
                .number(13007, ReportedState::hertz)
                .fixed(1313501, "0.0");
        for (int phase = 1; phase <= 3; phase++) {
            int number = phase;
            points.number(13003 + number, state -> state.lineVolts(number))
                    .number(13007 + number, state -> Math.abs(output(state)) / 3 / state.volts(number))
                    .number(13156 + number, state -> state.volts(number))
                    .fixed(18062 + number - 1, "0.0")
                    .fixed(18065 + number - 1, "0.0");
        }
        points.fixed(18068, "0.0");
        for (int unusedChannel = 18075; unusedChannel <= 18078; unusedChannel++) {
            points.fixed(unusedChannel, "-1.0");
        }
    }

    private static void battery(PointGenerators points) {
        points.power(13126, Flow.CHARGE)
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
                .share(13141, state -> state.snapshot().stateOfCharge())
                .fixed(13142, "0.99")
                .number(13143, state -> 18 + 0.3 * state.snapshot().celsius())
                .fixed(13162, "30.0")
                .fixed(13163, "30.0");
    }

    private static void house(PointGenerators points) {
        points.power(13119, Flow.LOAD)
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
                .share(13144, state -> share(state.today(Flow.PV) - state.today(Flow.FEED_IN), state.today(Flow.PV)))
                .share(
                        13172,
                        state -> share(state.today(Flow.LOAD) - state.today(Flow.PURCHASE), state.today(Flow.LOAD)));
    }

    private static void state(PointGenerators points) {
        points.number(13019, state -> 25 + 0.5 * state.snapshot().celsius() + state.watts(Flow.HYBRID_PV) / 600.0)
                .number(13161, state -> 620 + 5 * state.snapshot().noise(31))
                .add(13146, state -> state.snapshot().inverterStopped() ? "256" : "64");
    }

    /** Output of the inverter to house and grid, in W. */
    private static double output(ReportedState state) {
        return state.watts(Flow.HYBRID_PV) + state.watts(Flow.DISCHARGE) - state.watts(Flow.CHARGE);
    }

    private static double stringVolts(ReportedState state, int string) {
        return state.watts(Flow.HYBRID_PV) == 0
                ? 0
                : 410 + 30 * state.snapshot().noise(20 + string);
    }

    private static double stringAmperes(ReportedState state, int string, double share) {
        double volts = stringVolts(state, string);
        return volts == 0 ? 0 : state.watts(Flow.HYBRID_PV) * share / volts;
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
