package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.poll.TaskOutcome.Coverage;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.time.Backoff;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The health of one cloud, computed from the outcomes of its tasks, and how long to make no call after a failure: one
 * policy for each kind of failure. A failure that repeats is logged once, and so is its end.
 */
@PerCloud
public final class CloudHealthState {

    /** The state in the health report. */
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
    private enum Part {
        DEVICES("plants and devices are found again"),
        DATA("all devices are read again"),
        QUOTA("the quota is read again"),
        FAULTS("faults are read again");

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
    private final MonotonicClock clock;
    private final Map<Part, String> leftOut = new EnumMap<>(Part.class);
    private State state = State.STARTING;
    private Optional<String> lastError = Optional.empty();
    private Duration pauseEnd = Duration.ZERO;
    private long malformedResponses;

    @Inject
    CloudHealthState(PollSettings settings, RandomGenerator random, MonotonicClock clock) {
        cloud = settings.name();
        backoff = new Backoff(
                between(SHORTEST_BACK_OFF, settings.pollInterval().dividedBy(20), FIRST_BACK_OFF),
                between(LEAST_LONGEST_BACK_OFF, settings.pollInterval(), LONGEST_BACK_OFF),
                random);
        this.clock = clock;
        pauseEnd = clock.elapsed();
    }

    private static Duration between(Duration least, Duration value, Duration most) {
        Duration atLeast = value.compareTo(least) < 0 ? least : value;
        return atLeast.compareTo(most) > 0 ? most : atLeast;
    }

    /** Takes in the outcome of a task that has just ended. */
    void record(TaskOutcome outcome) {
        if (outcome instanceof TaskOutcome.Failed failed) {
            fail(failed.reason());
        } else if (outcome instanceof TaskOutcome.Discovered discovered) {
            recordDiscovery(discovered.result());
        } else if (outcome instanceof TaskOutcome.NotDiscovered failed) {
            leaveOut(Part.DEVICES, failed.reason());
        } else if (outcome instanceof TaskOutcome.DataRead read) {
            recordRound(read.round(), read.coverage());
        } else if (outcome instanceof TaskOutcome.QuotaRead read) {
            recordPart(Part.QUOTA, read.failure());
        } else if (outcome instanceof TaskOutcome.FaultsRead read) {
            recordPart(Part.FAULTS, read.failure());
        }
    }

    private void recordDiscovery(DiscoveryResult result) {
        if (result.gap().isEmpty()) {
            restore(Part.DEVICES);
        }
        if (result.plants().isEmpty()) {
            change(State.NO_PLANTS, result.noPlants());
            return;
        }
        // A list of plants and devices does not mean that their measured data may be read.
        Optional<CloudException> refusal = result.failure().filter(CloudException::isFinal);
        if (result.readings().isEmpty() && refusal.isPresent()) {
            change(State.NOT_ALLOWED, message(refusal.get()));
            return;
        }
        succeed();
        result.gap().ifPresent(each -> leaveOut(Part.DEVICES, each));
        result.failure().ifPresent(each -> leaveOut(Part.DATA, each));
    }

    private void recordRound(ReadingRound round, Coverage coverage) {
        Optional<CloudException> failure = round.failure();
        if (!round.hasAnswers() && failure.isPresent()) {
            if (coverage == Coverage.NONE) {
                change(State.NOT_ALLOWED, message(failure.get()));
            } else {
                fail(failure.get());
            }
            return;
        }
        succeed();
        if (failure.isEmpty() && coverage == Coverage.ALL) {
            restore(Part.DATA);
        }
        // What is the same for all calls stops them all, however far the round has come.
        failure.filter(CloudException::concernsAll).ifPresent(this::fail);
        failure.filter(each -> !each.concernsAll()).ifPresent(each -> leaveOut(Part.DATA, each));
    }

    private void recordPart(Part part, Optional<CloudException> failure) {
        failure.ifPresentOrElse(each -> leaveOut(part, each), () -> restore(part));
    }

    private void succeed() {
        if (state != State.OK && state != State.STARTING) {
            log.info("Cloud {} works again.", cloud);
        }
        state = State.OK;
        backoff.reset();
        lastError = Optional.empty();
        resume();
    }

    private void leaveOut(Part part, CloudException failure) {
        count(failure);
        String sentence = message(failure);
        if (!sentence.equals(leftOut.put(part, sentence))) {
            log.warn("Cloud {}: {} The rest goes on.", cloud, sentence);
        }
        lastError = Optional.of(sentence);
    }

    private void restore(Part part) {
        if (leftOut.remove(part) != null) {
            log.info("Cloud {}: {}.", cloud, part.recovery);
        }
    }

    private void fail(CloudException failure) {
        count(failure);
        if (failure instanceof CloudException.Rejected rejected) {
            pause(State.REJECTED, failure, rejected.retryAfter());
        } else if (failure instanceof CloudException.QuotaSpent spent) {
            State reason = failure instanceof CloudException.Blocked ? State.BLOCKED : State.QUOTA;
            pause(reason, failure, spent.retryAfter());
        } else if (failure.isFinal()) {
            pause(State.NOT_ALLOWED, failure, PAUSE_AFTER_REFUSAL);
        } else {
            boolean unreachable = failure instanceof CloudException.Transient;
            pause(unreachable ? State.UNREACHABLE : State.MALFORMED, failure, backoff.next());
        }
    }

    private void pause(State reason, CloudException failure, Duration length) {
        change(reason, message(failure));
        pauseEnd = clock.elapsed().plus(length);
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
            malformedResponses++;
        }
    }

    private static String message(CloudException failure) {
        return String.valueOf(failure.getMessage());
    }

    /** How many responses could not be read since the start. */
    long malformedResponses() {
        return malformedResponses;
    }

    /** The parts of the cloud that are left out, each as the sentence of its failure. */
    List<String> leftOut() {
        return leftOut.values().stream().distinct().toList();
    }

    /** How long no call is made from now on; zero if calls may be made. */
    Duration pauseLeft() {
        Duration left = pauseEnd.minus(clock.elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether a call, even on request, would do harm. */
    boolean isShut() {
        return state == State.REJECTED || state == State.QUOTA || state == State.BLOCKED;
    }

    /** Whether the cloud is not polled for a reason that a new start of the bridge does not change. */
    boolean isWaiting() {
        return isShut() || state == State.NOT_ALLOWED || state == State.NO_PLANTS;
    }

    /** Ends a pause early, because a person asks for it. */
    void resume() {
        pauseEnd = clock.elapsed();
    }

    State state() {
        return state;
    }

    Optional<String> lastError() {
        return lastError;
    }
}
