package io.github.solarcloud2mqtt.values.guard;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Withholds the values of a counter of the hour, month or year that cannot be right: negative ones always; a rise that is
 * higher than possible, and a fall at any time but the end of a period, until three readings in a row confirm them. All
 * times are the plant's.
 */
final class PeriodCounterGuard {

    private final Confirmations confirmations = new Confirmations();
    private final Period period;
    private Optional<BigDecimal> published;
    private LocalDateTime measured;

    /** The beginning of the period that the counter counts. */
    private LocalDateTime counted;

    /** The last value of the period before, while the cloud may still show it. */
    private Optional<BigDecimal> before = Optional.empty();

    /**
     * @param published the newest published value, if there is one
     * @param measured when it was measured
     */
    PeriodCounterGuard(Period period, Optional<BigDecimal> published, LocalDateTime measured) {
        this.period = period;
        this.published = published;
        this.measured = measured;
        counted = period.begin(measured);
    }

    /**
     * Judges a reading; a withheld one is replaced by the newest published value.
     *
     * @param time when it was measured
     */
    GuardDecision judge(CounterReading reading, LocalDateTime time) {
        BigDecimal value = reading.value();
        if (value.signum() < 0 || isOfPeriodBefore(reading, time)) {
            return GuardDecision.withheld(published);
        }
        boolean lower = published.filter(last -> value.compareTo(last) < 0).isPresent();
        if (isPossible(reading, lower, time)) {
            confirmations.reset();
        } else if (!confirmations.confirm(!lower, reading.isNew())) {
            return GuardDecision.withheld(published);
        }
        publish(value, lower, time);
        return GuardDecision.accepted(value);
    }

    private boolean isPossible(CounterReading reading, boolean lower, LocalDateTime time) {
        if (lower) {
            LocalDateTime begin = presentPeriod(time);
            return begin.isAfter(counted)
                    && reading.isPossibleRise(BigDecimal.ZERO, Duration.between(begin.minus(period.early()), time));
        }
        return published
                .map(last -> reading.isPossibleRise(last, Duration.between(measured, time)))
                .orElseGet(() -> reading.isPossibleRise(BigDecimal.ZERO, period.longest()));
    }

    /** A cloud that has shown the new value may show the old one again for a while. */
    private boolean isOfPeriodBefore(CounterReading reading, LocalDateTime time) {
        return before.filter(reading::isFinalValueOf).isPresent()
                && time.isBefore(counted.plus(period.late()))
                && published
                        .filter(last -> reading.value().compareTo(last) == 0)
                        .isEmpty();
    }

    private LocalDateTime presentPeriod(LocalDateTime time) {
        return period.begin(time.plus(period.early()));
    }

    private void publish(BigDecimal value, boolean lower, LocalDateTime time) {
        LocalDateTime begin = presentPeriod(time);
        if (lower && begin.isAfter(counted)) {
            before = published;
            counted = begin;
        } else if (!time.isBefore(begin.plus(period.late())) && begin.isAfter(counted)) {
            // The counter did not fall, for example because it ended at zero.
            before = Optional.empty();
            counted = begin;
        }
        published = Optional.of(value);
        measured = time;
    }

    Optional<BigDecimal> published() {
        return published;
    }

    /** When the newest published value was measured. */
    LocalDateTime measured() {
        return measured;
    }
}
