package io.github.solarcloud2mqtt.history.homeassistant;

import io.github.solarcloud2mqtt.history.homeassistant.api.StatisticHour;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mean, lowest and highest value of the hours of a measurement. */
final class HourlyMeans {
    /** The digits of a mean. */
    private static final MathContext MEAN = new MathContext(8);

    private final TreeMap<Instant, Hour> hours = new TreeMap<>();

    /** Takes a value. */
    void add(TimedValue value) {
        hours.computeIfAbsent(value.time().truncatedTo(ChronoUnit.HOURS), start -> new Hour(value.value()))
                .add(value.value());
    }

    /** The hours that have values. */
    List<StatisticHour> hours(Instant begin, Instant end) {
        return hours.subMap(begin, end).entrySet().stream()
                .map(each -> each.getValue().statistics(each.getKey()))
                .toList();
    }

    private static final class Hour {
        private BigDecimal sum = BigDecimal.ZERO;
        private BigDecimal lowest;
        private BigDecimal highest;
        private int count;

        Hour(BigDecimal first) {
            lowest = first;
            highest = first;
        }

        void add(BigDecimal value) {
            sum = sum.add(value);
            lowest = lowest.min(value);
            highest = highest.max(value);
            count++;
        }

        StatisticHour statistics(Instant start) {
            return new StatisticHour(
                    start, Map.of("mean", sum.divide(BigDecimal.valueOf(count), MEAN), "min", lowest, "max", highest));
        }
    }
}
