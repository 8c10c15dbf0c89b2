package io.github.solarcloud2mqtt.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/**
 * Learns when the cloud has new data, so that a round follows shortly after and not just before. The period is the
 * shortest step between the data's own time stamps. The delay until data is visible is learned from rounds that came too
 * early.
 */
final class RefreshPredictor {

    private static final Duration SHORTEST_PERIOD = Duration.ofSeconds(10);
    private static final Duration LONGEST_PERIOD = Duration.ofHours(1);
    private static final Duration STEP = Duration.ofSeconds(15);
    private static final int STEPS_REMEMBERED = 4;

    /** A tenth of a period after a refresh is early enough: waiting for the next one would make the data older. */
    private static final int SOON_SHARE = 10;

    private final Deque<Duration> steps = new ArrayDeque<>();
    private Duration lag = STEP;
    private Optional<Instant> newest = Optional.empty();
    private Optional<Instant> lastRound = Optional.empty();

    /**
     * Records a round.
     *
     * @param data the newest time stamp in its data
     */
    void round(Instant now, Optional<Instant> data) {
        data.filter(time -> newest.isEmpty() || time.isAfter(newest.get())).ifPresent(this::advanced);
        lastRound = Optional.of(now);
    }

    private void advanced(Instant time) {
        newest.map(before -> Duration.between(before, time)).ifPresent(this::remember);
        // A round after this time did not see the data yet, so the data takes longer to become visible.
        lastRound
                .map(round -> Duration.between(time, round).plus(STEP))
                .filter(shown -> newest.isPresent() && shown.compareTo(lag) > 0)
                .filter(shown ->
                        period().map(period -> shown.compareTo(period) < 0).orElse(false))
                .ifPresent(shown -> lag = shown);
        newest = Optional.of(time);
    }

    private void remember(Duration step) {
        if (step.compareTo(SHORTEST_PERIOD) < 0 || step.compareTo(LONGEST_PERIOD) > 0) {
            return;
        }
        steps.addLast(step);
        if (steps.size() > STEPS_REMEMBERED) {
            steps.removeFirst();
        }
    }

    private Optional<Duration> period() {
        return steps.stream().min(Comparator.naturalOrder());
    }

    /**
     * When the next round is due.
     *
     * @param interval the minimum time between two rounds
     * @return at least one interval, and less than two, after the last round
     */
    Instant next(Instant now, Duration interval) {
        Instant due = lastRound.map(round -> round.plus(interval)).orElse(now);
        return period().flatMap(period -> newest.map(time -> soonAfterRenewal(due, time.plus(lag), period)))
                .filter(renewal -> Duration.between(due, renewal).compareTo(interval) < 0)
                .orElse(due);
    }

    private static Instant soonAfterRenewal(Instant due, Instant renewal, Duration period) {
        Duration soon = period.dividedBy(SOON_SHARE);
        Duration passed = Duration.between(renewal.plus(soon), due);
        if (passed.isNegative()) {
            return renewal.isBefore(due) ? due : renewal;
        }
        long periods = (passed.toMillis() + period.toMillis() - 1) / period.toMillis();
        Instant next = renewal.plus(period.multipliedBy(periods));
        return next.isBefore(due) ? due : next;
    }
}
