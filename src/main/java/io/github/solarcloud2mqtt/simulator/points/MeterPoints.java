package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import java.util.Map;

/** The meter at the grid, type 7: positive is what comes from the grid. */
final class MeterPoints {

    private MeterPoints() {}

    static Map<String, PointGenerator> all() {
        PointGenerators board = new PointGenerators()
                .number(8018, MeterPoints::watts)
                .number(8022, heard -> 40 + 20 * heard.truth().chance(41))
                .number(8026, heard -> Math.hypot(watts(heard), 50))
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
            board.number(7999 + number, heard -> heard.volts(number))
                    .number(8002 + number, heard -> heard.lineVolts(number))
                    .number(8005 + number, heard -> Math.abs(phaseWatts(heard, number)) / heard.volts(number))
                    .number(8075 + number, heard -> phaseWatts(heard, number));
        }
        return board.toMap();
    }

    private static int watts(ReportedState heard) {
        return heard.watts(Flow.PURCHASE) - heard.watts(Flow.FEED_IN);
    }

    /** A third each; the last phase takes what cannot be divided. */
    private static int phaseWatts(ReportedState heard, int phase) {
        int third = watts(heard) / 3;
        return phase < 3 ? third : watts(heard) - 2 * third;
    }
}
