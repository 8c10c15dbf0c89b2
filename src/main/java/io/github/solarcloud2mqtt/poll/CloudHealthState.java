package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.time.Backoff;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one cloud is, and how long to leave it alone after a failure: one policy for each kind of failure (contract, section
 * 6). A failure that repeats itself is logged once, and so is its end.
 */
@PerCloud
public final class CloudHealthState {

    /** What the health report says. */
    enum State {
        STARTING,
        OK,
        REJECTED,
        QUOTA,
        BLOCKED,
        NOT_ALLOWED,
        MALFORMED,
        UNREACHABLE,
        NO_PLANTS;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What can fail while the rest goes on. */
    enum Part {
        DEVICES("plants and devices are found again"),
        DATA("all devices are read again"),
        QUOTA("the quota is told again"),
        FAULTS("faults are told again");

        private final String recovery;

        Part(String recovery) {
            this.recovery = recovery;
        }
    }

    private static final Duration SHORTEST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(15);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);
    private static final Duration LEAST_LONGEST_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofHours(1);

    private final Logger log = LoggerFactory.getLogger(CloudHealthState.class);
    private final String cloud;
    private final Backoff backoff;
    private final Map<Part, String> leftOut = new EnumMap<>(Part.class);
    private State state = State.STARTING;
    private Optional<String> lastError = Optional.empty();
    private Instant pausedUntil = Instant.MIN;
    private long malformedAnswers;

    @Inject
    public CloudHealthState(PollSettings settings, RandomGenerator random) {
        cloud = settings.name();
        backoff = new Backoff(
                between(SHORTEST_BACK_OFF, settings.pollInterval().dividedBy(20), FIRST_BACK_OFF),
                between(LEAST_LONGEST_BACK_OFF, settings.pollInterval(), LONGEST_BACK_OFF),
                random);
    }

    private static Duration between(Duration least, Duration value, Duration most) {
        Duration atLeast = value.compareTo(least) < 0 ? least : value;
        return atLeast.compareTo(most) > 0 ? most : atLeast;
    }

    /** The cloud answered. */
    void works() {
        if (state != State.OK && state != State.STARTING) {
            log.info("Cloud {} works again.", cloud);
        }
        state = State.OK;
        backoff.reset();
        lastError = Optional.empty();
        pausedUntil = Instant.MIN;
    }

    /** A part of the cloud did not answer as it should; the rest goes on. */
    void partlyFails(Part part, CloudException failure) {
        count(failure);
        String sentence = String.valueOf(failure.getMessage());
        if (!sentence.equals(leftOut.put(part, sentence))) {
            log.warn("Cloud {}: {} The rest goes on.", cloud, sentence);
        }
        lastError = Optional.of(sentence);
    }

    /** A part of the cloud answered as it should. */
    void works(Part part) {
        if (leftOut.remove(part) != null) {
            log.info("Cloud {}: {}.", cloud, part.recovery);
        }
    }

    /** Which parts of the cloud are left out, each in the sentence of its failure. */
    List<String> leftOut() {
        return leftOut.values().stream().distinct().toList();
    }

    /** The cloud answered, and there is nothing in the account. */
    void hasNoPlants(String sentence) {
        change(State.NO_PLANTS, sentence);
    }

    /** The cloud answered, but will tell nothing of what is measured. */
    void tellsNothing(CloudException failure) {
        change(State.NOT_ALLOWED, String.valueOf(failure.getMessage()));
    }

    /** Nothing could be had from the cloud. */
    void fails(CloudException failure, Instant now) {
        count(failure);
        if (failure instanceof CloudException.Rejected rejected) {
            pause(State.REJECTED, failure, now.plus(rejected.retryAfter()));
        } else if (failure instanceof CloudException.QuotaSpent spent) {
            State reason = failure instanceof CloudException.Blocked ? State.BLOCKED : State.QUOTA;
            pause(reason, failure, now.plus(spent.retryAfter()));
        } else if (failure.isFinal()) {
            pause(State.NOT_ALLOWED, failure, now.plus(PAUSE_AFTER_REFUSAL));
        } else {
            boolean unreachable = failure instanceof CloudException.Transient;
            pause(unreachable ? State.UNREACHABLE : State.MALFORMED, failure, now.plus(backoff.next()));
        }
    }

    private void pause(State reason, CloudException failure, Instant until) {
        change(reason, String.valueOf(failure.getMessage()));
        pausedUntil = until;
    }

    private void change(State reason, String sentence) {
        if (state != reason || !lastError.equals(Optional.of(sentence))) {
            log.warn("Cloud {}: {}", cloud, sentence);
        }
        state = reason;
        lastError = Optional.of(sentence);
    }

    private void count(CloudException failure) {
        if (failure instanceof CloudException.Malformed) {
            malformedAnswers++;
        }
    }

    /** How many answers could not be read since the start. */
    long malformedAnswers() {
        return malformedAnswers;
    }

    /** No call is to be made before this moment. */
    Instant pausedUntil() {
        return pausedUntil;
    }

    /** Whether asking the cloud, even on request, would do harm. */
    boolean isShut() {
        return state == State.REJECTED || state == State.QUOTA || state == State.BLOCKED;
    }

    /** Somebody asks for the end of a pause. */
    void resume() {
        pausedUntil = Instant.MIN;
    }

    State state() {
        return state;
    }

    Optional<String> lastError() {
        return lastError;
    }
}
