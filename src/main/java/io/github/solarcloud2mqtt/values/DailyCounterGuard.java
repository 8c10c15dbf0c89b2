package io.github.solarcloud2mqtt.values;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Withholds a daily counter that still shows yesterday's value after the plant's midnight. Clouds do so until the device
 * reports again, some of them for hours, and some after the counter had already been at zero.
 */
final class DailyCounterGuard {

    /** A device's clock may be late: for so long after midnight a value above yesterday's is still yesterday's. */
    private static final int LATEST_HOUR = 3;

    /** A fall so shortly before midnight was the real turn of the day: the plant's zone is not quite right. */
    private static final Duration EARLY_TURN = Duration.ofHours(3);

    /** How much a counter may have grown between the last reading of a day and its midnight. */
    private static final BigDecimal UNSEEN_GROWTH = new BigDecimal("1.1");

    private LocalDate day;
    private BigDecimal last;
    private Optional<BigDecimal> yesterday;
    private Optional<LocalDateTime> fell = Optional.empty();

    DailyCounterGuard(LocalDate day, BigDecimal last, Optional<BigDecimal> yesterday) {
        this.day = day;
        this.last = last;
        this.yesterday = yesterday;
    }

    /** A guard that knows nothing of the past. */
    static DailyCounterGuard fresh(LocalDate today) {
        return new DailyCounterGuard(today, BigDecimal.ZERO, Optional.empty());
    }

    /**
     * Judges a reading.
     *
     * @param measured when it was measured, in the plant's time
     * @param now in the plant's time
     * @return whether the value is today's
     */
    boolean accept(BigDecimal value, LocalDateTime measured, LocalDateTime now) {
        turnDay(now.toLocalDate());
        if (isYesterdays(value, measured)) {
            return false;
        }
        if (value.compareTo(last) < 0) {
            fell = Optional.of(now);
        }
        last = value;
        return true;
    }

    private void turnDay(LocalDate today) {
        if (day.isAfter(today.plusDays(1))) {
            // The clock was wrong once. What it left behind would withhold everything until that day comes.
            day = today;
            last = BigDecimal.ZERO;
            yesterday = Optional.empty();
            fell = Optional.empty();
        }
        if (!today.isAfter(day)) {
            return;
        }
        boolean turnedAlready = fell.filter(
                        moment -> moment.isAfter(today.atStartOfDay().minus(EARLY_TURN)))
                .isPresent();
        yesterday = turnedAlready || last.signum() == 0 ? Optional.empty() : Optional.of(last);
        day = today;
    }

    private boolean isYesterdays(BigDecimal value, LocalDateTime measured) {
        if (measured.toLocalDate().isBefore(day)) {
            return value.signum() > 0 && value.compareTo(yesterday.orElse(BigDecimal.ZERO)) >= 0;
        }
        int comparison = yesterday.map(value::compareTo).orElse(-1);
        return comparison == 0
                || (comparison > 0 && measured.getHour() < LATEST_HOUR && (!fellToday() || isCloseToYesterdays(value)));
    }

    /** The day went on after it was last read: what comes back after the fall is a little more than what was seen. */
    private boolean isCloseToYesterdays(BigDecimal value) {
        return yesterday
                .filter(seen -> value.compareTo(seen.multiply(UNSEEN_GROWTH)) <= 0)
                .isPresent();
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
