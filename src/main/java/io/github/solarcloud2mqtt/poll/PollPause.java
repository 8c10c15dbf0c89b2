package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.time.Backoff;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Delays the polls of one cloud after a failure: how long no call is made depends on the kind of failure. */
@PerCloud
final class PollPause {

    private static final Duration SHORTEST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(15);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);
    private static final Duration LEAST_LONGEST_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration AFTER_REFUSAL = Duration.ofHours(1);

    private final Backoff backoff;
    private final MonotonicClock clock;
    private Duration end;

    @Inject
    PollPause(PollSettings settings, RandomGenerator random, MonotonicClock clock) {
        backoff = new Backoff(
                between(SHORTEST_BACK_OFF, settings.pollInterval().dividedBy(20), FIRST_BACK_OFF),
                between(LEAST_LONGEST_BACK_OFF, settings.pollInterval(), LONGEST_BACK_OFF),
                random);
        this.clock = clock;
        end = clock.elapsed();
    }

    private static Duration between(Duration least, Duration value, Duration most) {
        Duration atLeast = value.compareTo(least) < 0 ? least : value;
        return atLeast.compareTo(most) > 0 ? most : atLeast;
    }

    /** Begins after a failure of all calls. */
    void begin(CloudException failure) {
        end = clock.elapsed().plus(length(failure));
    }

    private Duration length(CloudException failure) {
        if (failure instanceof CloudException.Rejected rejected) {
            return rejected.retryAfter();
        }
        if (failure instanceof CloudException.QuotaSpent spent) {
            return spent.retryAfter();
        }
        return failure.isFinal() ? AFTER_REFUSAL : backoff.next();
    }

    /** Ends early, because a person asks for it. */
    void end() {
        end = clock.elapsed();
    }

    /** Ends, because the cloud works; the next pause is a short one. */
    void reset() {
        backoff.reset();
        end();
    }

    /** How long no call is made from now on; zero if calls may be made. */
    Duration left() {
        Duration left = end.minus(clock.elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
