package io.github.solarcloud2mqtt.values.guard;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Withholds implausible values of a lifetime counter. Clouds sometimes report such a counter as 0, slightly lower, or far
 * too high; a consumer that sums increases would count the device's whole life again. A lower value and one
 * above the limit are withheld until three readings in a row confirm them, 0 and negative values always.
 */
final class LifetimeCounterGuard {

    /** No plant is older, so no counter starts with more than the plant can count in this time. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(365 * 40L);

    private final Confirmations confirmations = new Confirmations();
    private Optional<BigDecimal> published;
    private Optional<Instant> measured;
    private Optional<Instant> risen;

    /** A guard without history. */
    LifetimeCounterGuard() {
        this(Optional.empty(), Optional.empty());
    }

    /**
     * @param published the last published value
     * @param measured when it was measured, if known
     */
    LifetimeCounterGuard(Optional<BigDecimal> published, Optional<Instant> measured) {
        this.published = published;
        this.measured = measured;
        risen = measured;
    }

    /**
     * Judges a reading; a withheld one is replaced by the last published value.
     *
     * @param time when it was measured
     */
    GuardDecision judge(CounterReading reading, Instant time) {
        if (reading.value().signum() <= 0) {
            return GuardDecision.withheld(published);
        }
        boolean lower = published
                .filter(before -> reading.value().compareTo(before) < 0)
                .isPresent();
        if (!lower && isPossible(reading, time)) {
            confirmations.reset();
            return publish(reading, time);
        }
        return confirmations.confirm(!lower, reading.isNew())
                ? publish(reading, time)
                : GuardDecision.withheld(published);
    }

    private boolean isPossible(CounterReading reading, Instant time) {
        if (published.isEmpty()) {
            return reading.isPossibleRise(BigDecimal.ZERO, LONGEST_LIFE);
        }
        return measured.map(before -> reading.isPossibleRise(published.get(), Duration.between(before, time)))
                .orElse(true);
    }

    private GuardDecision publish(CounterReading reading, Instant time) {
        boolean same = published
                .filter(before -> before.compareTo(reading.value()) == 0)
                .isPresent();
        if (!same || risen.isEmpty()) {
            risen = Optional.of(time);
        }
        published = Optional.of(reading.value());
        measured = Optional.of(time);
        return GuardDecision.accepted(reading.value());
    }

    /** Whether a step awaits confirmation. */
    boolean isWaiting() {
        return confirmations.arePending();
    }

    Optional<BigDecimal> published() {
        return published;
    }

    /** When the last published value was first measured. */
    Optional<Instant> risen() {
        return risen;
    }
}
