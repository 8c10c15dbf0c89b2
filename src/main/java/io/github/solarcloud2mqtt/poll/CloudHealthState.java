package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.poll.TaskOutcome.Coverage;
import io.github.solarcloud2mqtt.scope.PerCloud;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The health of one cloud, computed from the outcomes of its tasks. A failure of all calls begins a {@link PollPause}. A
 * failure that repeats is logged once, and so is its end.
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

    /** The parts that can fail while the others work. */
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

    private final Logger log = LoggerFactory.getLogger(CloudHealthState.class);
    private final String cloud;
    private final PollPause pause;
    private final Map<Part, String> leftOut = new EnumMap<>(Part.class);
    private State state = State.STARTING;
    private Optional<String> lastError = Optional.empty();
    private long malformedResponses;

    @Inject
    CloudHealthState(PollSettings settings, PollPause pause) {
        cloud = settings.name();
        this.pause = pause;
    }

    /** Records the outcome of a task that has just ended. */
    void record(TaskOutcome outcome) {
        if (outcome instanceof TaskOutcome.Failed failed) {
            fail(failed.reason());
        } else if (outcome instanceof TaskOutcome.Discovered discovered) {
            recordDiscovery(discovered.result());
        } else if (outcome instanceof TaskOutcome.NotDiscovered failed) {
            leaveOut(Part.DEVICES, failed.reason());
        } else if (outcome instanceof TaskOutcome.DataRead read) {
            recordRound(read.round(), read.coverage());
        } else if (outcome instanceof TaskOutcome.PartNotRead failed) {
            failed.round().failure().ifPresent(reason -> leaveOut(Part.DATA, reason));
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
        // The lists of plants and devices may be readable although the measured data is not.
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
        // A failure that concerns all calls pauses them all, even in the middle of a round.
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
        lastError = Optional.empty();
        pause.reset();
    }

    private void leaveOut(Part part, CloudException failure) {
        count(failure);
        String sentence = message(failure);
        if (!sentence.equals(leftOut.put(part, sentence))) {
            log.warn("Cloud {}: {} Everything else continues.", cloud, sentence);
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
        change(stateAfter(failure), message(failure));
        pause.begin(failure);
    }

    private static State stateAfter(CloudException failure) {
        if (failure instanceof CloudException.Rejected) {
            return State.REJECTED;
        }
        if (failure instanceof CloudException.QuotaSpent) {
            return failure instanceof CloudException.Blocked ? State.BLOCKED : State.QUOTA;
        }
        if (failure.isFinal()) {
            return State.NOT_ALLOWED;
        }
        return failure instanceof CloudException.Transient ? State.UNREACHABLE : State.MALFORMED;
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

    /** The number of unreadable responses since the start. */
    long malformedResponses() {
        return malformedResponses;
    }

    /** The parts of the cloud that are left out, each as the sentence of its failure. */
    List<String> leftOut() {
        return leftOut.values().stream().distinct().toList();
    }

    /** The pause after the last failure. */
    PollPause pause() {
        return pause;
    }

    /** Whether any call, even on request, would do harm. */
    boolean isShut() {
        return state == State.REJECTED || state == State.QUOTA || state == State.BLOCKED;
    }

    /** Whether the cloud is not polled for a reason that a restart of the bridge does not change. */
    boolean isWaiting() {
        return isShut() || state == State.NOT_ALLOWED || state == State.NO_PLANTS;
    }

    State state() {
        return state;
    }

    Optional<String> lastError() {
        return lastError;
    }
}
