package io.github.solarcloud2mqtt.values.guard;

import io.github.solarcloud2mqtt.plant.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * The largest possible increase of a counter: for energy the largest power of the device multiplied by the time, for
 * operating hours the time itself. Counters of other quantities have no limit.
 *
 * @param base the base of the counter's unit
 * @param watts the largest power of the device
 * @param step the smallest step of the counter, in the base of its unit
 */
record RiseLimit(String base, BigDecimal watts, BigDecimal step) {

    /** Data may be late, and a device may send stored data. */
    private static final Duration BACKLOG = Duration.ofHours(1);

    /** The largest power was measured at single instants; between them it may be higher. */
    private static final BigDecimal MARGIN = new BigDecimal("1.25");

    private static final BigDecimal MILLISECONDS_PER_HOUR = BigDecimal.valueOf(3_600_000);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int DECIMALS = 6;

    /**
     * The largest increase in a time.
     *
     * @param time the time between two readings; a negative one counts as zero
     * @return in the base of the counter's unit; empty if there is no limit
     */
    Optional<BigDecimal> in(Duration time) {
        Duration room = (time.isNegative() ? Duration.ZERO : time).plus(BACKLOG);
        BigDecimal hours = BigDecimal.valueOf(room.toMillis()).divide(MILLISECONDS_PER_HOUR, DECIMALS, RoundingMode.UP);
        return perHour().map(most -> most.multiply(hours).add(step.multiply(TWO)));
    }

    private Optional<BigDecimal> perHour() {
        return switch (base) {
            case Unit.ENERGY, "varh" -> Optional.of(watts.multiply(MARGIN));
            case "h" -> Optional.of(BigDecimal.ONE);
            case "min" -> Optional.of(BigDecimal.valueOf(60));
            case "s" -> Optional.of(BigDecimal.valueOf(3600));
            default -> Optional.empty();
        };
    }
}
