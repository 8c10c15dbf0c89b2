package io.github.solarcloud2mqtt.values.guard;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Withholds implausible values of a daily counter: yesterday's value after the plant's midnight, a negative
 * value, and an increase above the limit until three readings in a row confirm it. Clouds report yesterday's value
 * until the device reports again, some of them for hours, and some after the counter was already at zero.
 */
final class DailyCounterGuard {

    /** A device's clock may be late: until this hour a value above yesterday's is still yesterday's. */
    private static final int LATEST_HOUR = 3;

    /** A fall this shortly before midnight was the real turn of the day: the plant's zone is slightly wrong. */
    private static final Duration EARLY_TURN = Duration.ofHours(3);

    private final Confirmations confirmations = new Confirmations();
    private LocalDate day;
    private BigDecimal last;
    private Optional<BigDecimal> yesterday;
    private Optional<LocalDateTime> fell = Optional.empty();
    private Optional<BigDecimal> highest = Optional.empty();
    private Optional<LocalDateTime> highestMeasured = Optional.empty();

    DailyCounterGuard(LocalDate day, BigDecimal last, Optional<BigDecimal> yesterday) {
        this.day = day;
        this.last = last;
        this.yesterday = yesterday;
    }

    /** A guard without history. */
    static DailyCounterGuard fresh(LocalDate today) {
        return new DailyCounterGuard(today, BigDecimal.ZERO, Optional.empty());
    }

    /**
     * Judges a reading. Instead of an increase above the limit, the highest value of the day is published; instead of
     * yesterday's value, nothing.
     *
     * @param measured when it was measured, in the plant's time
     * @param now in the plant's time
     */
    GuardDecision judge(CounterReading reading, LocalDateTime measured, LocalDateTime now) {
        turnDay(now.toLocalDate());
        BigDecimal value = reading.value();
        if (value.signum() < 0 || isYesterdays(reading, measured)) {
            return GuardDecision.withheld(Optional.empty());
        }
        if (isPossible(reading, measured)) {
            confirmations.reset();
        } else if (!confirmations.confirm(true, reading.isNew())) {
            return GuardDecision.withheld(highest);
        }
        if (value.compareTo(last) < 0) {
            fell = Optional.of(now);
        }
        last = value;
        if (highest.filter(before -> before.compareTo(value) >= 0).isEmpty()) {
            highest = Optional.of(value);
            highestMeasured = Optional.of(measured);
        }
        return GuardDecision.accepted(value);
    }

    /** Whether the counter can have increased this much since its highest value of the day, or else since midnight. */
    private boolean isPossible(CounterReading reading, LocalDateTime measured) {
        LocalDateTime since = highestMeasured.orElse(day.atStartOfDay().minus(EARLY_TURN));
        return reading.isPossibleRise(highest.orElse(BigDecimal.ZERO), Duration.between(since, measured));
    }

    private void turnDay(LocalDate today) {
        if (day.isAfter(today.plusDays(1))) {
            // The clock was wrong before. The stored state would withhold everything until that day.
            startDay(today, Optional.empty());
            last = BigDecimal.ZERO;
            fell = Optional.empty();
        } else if (today.isAfter(day)) {
            boolean turnedAlready = fell.filter(
                            moment -> moment.isAfter(today.atStartOfDay().minus(EARLY_TURN)))
                    .isPresent();
            startDay(today, turnedAlready || last.signum() == 0 ? Optional.empty() : Optional.of(last));
        }
    }

    private void startDay(LocalDate today, Optional<BigDecimal> before) {
        day = today;
        yesterday = before;
        highest = Optional.empty();
        highestMeasured = Optional.empty();
        confirmations.reset();
    }

    private boolean isYesterdays(CounterReading reading, LocalDateTime measured) {
        BigDecimal value = reading.value();
        if (measured.toLocalDate().isBefore(day)) {
            return value.signum() > 0 && value.compareTo(yesterday.orElse(BigDecimal.ZERO)) >= 0;
        }
        int comparison = yesterday.map(value::compareTo).orElse(-1);
        return comparison == 0
                || (comparison > 0
                        && measured.getHour() < LATEST_HOUR
                        && (!fellToday()
                                || yesterday.filter(reading::isFinalValueOf).isPresent()));
    }

    private boolean fellToday() {
        return fell.filter(moment -> moment.toLocalDate().equals(day)).isPresent();
    }

    LocalDate day() {
        return day;
    }

    BigDecimal last() {
        return last;
    }

    Optional<BigDecimal> yesterday() {
        return yesterday;
    }
}
