package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerator;
import io.github.solarcloud2mqtt.simulator.points.generator.PointGenerators;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.util.Map;

/** The meter at the grid, type 7; purchased power is positive. */
final class MeterPoints {

    private MeterPoints() {}

    static Map<String, PointGenerator> all() {
        PointGenerators points = new PointGenerators()
                .number(8018, MeterPoints::watts)
                .number(8022, state -> 40 + 20 * state.snapshot().noise(41))
                .number(8026, state -> Math.hypot(watts(state), 50))
                .fixed(8014, "0.99")
                .number(8064, ReportedState::hertz)
                .lifetime(8030, Flow.PURCHASE)
                .lifetime(8031, Flow.FEED_IN)
                .today(8062, Flow.PURCHASE)
                .today(8063, Flow.FEED_IN)
                .today(8084, Flow.DIRECT)
                .lifetime(8085, Flow.DIRECT);
        for (int phase = 1; phase <= 3; phase++) {
            int number = phase;
            points.number(7999 + number, state -> state.volts(number))
                    .number(8002 + number, state -> state.lineVolts(number))
                    .number(8005 + number, state -> Math.abs(phaseWatts(state, number)) / state.volts(number))
                    .number(8075 + number, state -> phaseWatts(state, number));
        }
        return points.toMap();
    }

    private static int watts(ReportedState state) {
        return state.watts(Flow.PURCHASE) - state.watts(Flow.FEED_IN);
    }

    /** Each phase has a third of the power; the last one also has the remainder. */
    private static int phaseWatts(ReportedState state, int phase) {
        int third = watts(state) / 3;
        return phase < 3 ? third : watts(state) - 2 * third;
    }
}
