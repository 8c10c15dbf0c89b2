package io.github.solarcloud2mqtt.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Learns when the cloud has new data of one device: the period from the steps between the data's own time stamps, the delay
 * until data is visible from looks that came too early. About one look in thirteen comes too early: a longer delay would make
 * all data older. Not thread-safe.
 */
final class RefreshRhythm {

    private static final Duration SHORTEST_PERIOD = Duration.ofSeconds(10);
    private static final Duration LONGEST_PERIOD = Duration.ofHours(1);
    private static final int STEPS_REMEMBERED = 9;

    /** A single step may be that of missed data. */
    private static final int LEAST_STEPS = 2;

    private static final Duration FIRST_DELAY = Duration.ofSeconds(15);
    private static final Duration LONGER = Duration.ofSeconds(5);
    private static final Duration SHORTER = Duration.ofMillis(400);

    /** A look may be made so much earlier than planned, together with another one. */
    static final Duration TOLERANCE = Duration.ofSeconds(1);

    /** Time stamps that vary shift the phase by this part of the difference. */
    private static final int PHASE_SMOOTHING = 8;

    private final Deque<Duration> steps = new ArrayDeque<>();
    private Duration delay = FIRST_DELAY;
    private Optional<Instant> newest = Optional.empty();
    /** The time stamp that the newest data has by the rhythm. */
    private Instant phase = Instant.EPOCH;

    private Optional<Instant> lastLook = Optional.empty();

    /**
     * Records that the device was read.
     *
     * @param now the time of the call
     * @param data the time stamp of the data
     */
    void look(Instant now, Instant data) {
        if (newest.isEmpty() || data.isBefore(newest.get())) {
            begin(data);
        } else if (data.isAfter(newest.get())) {
            advance(now, data);
        }
        lastLook = Optional.of(now);
    }

    private void begin(Instant data) {
        newest = Optional.of(data);
        phase = data;
    }

    private void advance(Instant now, Instant data) {
        newest.map(before -> Duration.between(before, data)).ifPresent(this::remember);
        newest = Optional.of(data);
        Optional<Duration> period = period();
        phase = period.map(known -> phaseOf(data, known)).orElse(data);
        period.ifPresent(known -> learnDelay(now, known));
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

    private Instant phaseOf(Instant data, Duration period) {
        long periods = Math.round((double) Duration.between(phase, data).toMillis() / period.toMillis());
        Instant expected = phase.plus(period.multipliedBy(periods));
        Duration difference = Duration.between(expected, data);
        return difference.abs().compareTo(period.dividedBy(4)) < 0
                ? expected.plus(difference.dividedBy(PHASE_SMOOTHING))
                : data;
    }

    private void learnDelay(Instant now, Duration period) {
        Optional<Duration> missed = lastLook.map(look -> Duration.between(phase, look))
                .filter(shown -> shown.compareTo(delay.minus(TOLERANCE)) >= 0);
        if (missed.isPresent()) {
            Duration longer = missed.get().plus(LONGER);
            delay = longer.compareTo(period) < 0 ? longer : delay;
        } else if (Duration.between(phase, now).compareTo(delay.plus(LONGER)) <= 0) {
            delay = delay.compareTo(SHORTER) > 0 ? delay.minus(SHORTER) : Duration.ZERO;
        }
    }

    /** The time between two refreshes, once it is known: the middle one of the steps without the longer ones of missed data. */
    Optional<Duration> period() {
        if (steps.size() < LEAST_STEPS) {
            return Optional.empty();
        }
        List<Duration> sorted = steps.stream().sorted().toList();
        Duration shortest = sorted.get(0);
        List<Duration> single = sorted.stream()
                .filter(step -> step.compareTo(shortest.plus(shortest.dividedBy(2))) < 0)
                .toList();
        return Optional.of(single.get((single.size() - 1) / 2));
    }

    /** When new data is first visible at or after a time; empty as long as the period is not known. */
    Optional<Instant> renewal(Instant from) {
        return period().map(period -> {
            Instant visible = phase.plus(delay);
            long periods = -Math.floorDiv(Duration.between(from, visible).toMillis(), period.toMillis());
            return visible.plus(period.multipliedBy(periods));
        });
    }

    /** How long the newest data has been visible at a time; empty as long as the period is not known. */
    Optional<Duration> age(Instant moment) {
        return period().map(period -> Duration.ofMillis(
                Math.floorMod(Duration.between(phase.plus(delay), moment).toMillis(), period.toMillis())));
    }

    /** Whether the device is expected to have newer data, while the data before was not late or missing. */
    boolean isLate(Instant now) {
        return period().filter(period -> {
                    Instant next = phase.plus(period).plus(delay).minus(TOLERANCE);
                    return !now.isBefore(next) && now.isBefore(next.plus(period.dividedBy(2)));
                })
                .isPresent();
    }
}
