package io.github.solarcloud2mqtt.simulator.points;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import java.util.Map;

/** The meter at the grid, type 7: positive is what comes from the grid. */
final class MeterGauges {

    private MeterGauges() {}

    static Map<String, Gauge> all() {
        GaugeBoard board = new GaugeBoard()
                .number(8018, MeterGauges::watts)
                .number(8022, heard -> 40 + 20 * heard.truth().chance(41))
                .number(8026, heard -> Math.hypot(watts(heard), 50))
                .fixed(8014, "0.99")
                .number(8064, Heard::hertz)
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

    private static int watts(Heard heard) {
        return heard.watts(Flow.PURCHASE) - heard.watts(Flow.FEED_IN);
    }

    /** A third each; the last phase takes what cannot be divided. */
    private static int phaseWatts(Heard heard, int phase) {
        int third = watts(heard) / 3;
        return phase < 3 ? third : watts(heard) - 2 * third;
    }
}
