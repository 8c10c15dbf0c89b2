package io.github.solarcloud2mqtt.history;

import io.github.solarcloud2mqtt.plant.PointKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Forms the value of a day, month or year of one point from finer values, as {@link Aggregates} describes it. */
final class PeriodFormer {
    /** The digits of a mean. */
    private static final MathContext MEAN = new MathContext(8);

    private final PointKind kind;
    private final ZoneId zone;
    private final Map<LocalDate, BigDecimal> peaks = new HashMap<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private long count;
    private Instant newest = Instant.MIN;
    private Optional<BigDecimal> last = Optional.empty();

    PeriodFormer(PointKind kind, ZoneId zone) {
        this.kind = kind;
        this.zone = zone;
    }

    /** Takes a finer value. */
    void add(Instant time, BigDecimal value) {
        sum = sum.add(value);
        count++;
        peaks.merge(LocalDate.ofInstant(time, zone), value, BigDecimal::max);
        if (time.isAfter(newest)) {
            newest = time;
            last = Optional.of(value);
        }
    }

    /** The value; empty if there were no finer ones. */
    Optional<BigDecimal> value() {
        if (count == 0) {
            return Optional.empty();
        }
        return switch (kind) {
            case DAILY_COUNTER -> peaks.values().stream().reduce(BigDecimal::add);
            case LIFETIME_COUNTER, PERIOD_COUNTER -> last;
            default -> Optional.of(sum.divide(BigDecimal.valueOf(count), MEAN));
        };
    }
}
