package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.discovery.AccountDiscovery;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.poll.CloudHealthState.Part;
import io.github.solarcloud2mqtt.poll.PollSchedule.Question;
import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.publish.PublishedCloud;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one cloud is asked, and what follows from its answers and refusals. A failure that concerns only a part of the
 * account is noted; one that concerns all of it is thrown.
 */
@PerCloud
public final class PollCycle {

    private final Logger log = LoggerFactory.getLogger(PollCycle.class);
    private final PollSettings settings;
    private final SolarCloud cloud;
    private final PublishedCloud published;
    private final CallBudget budget;
    private final AccountDiscovery discovery;
    private final AccountState view;
    private final CloudHealthState condition;
    private final PollSchedule timetable;
    private final BridgeStatus status;
    private final StateDirectory state;
    private final InstantSource clock;

    private List<Query> queries = List.of();
    private boolean tellsQuota = true;
    private boolean tellsFaults = true;
    private boolean asksEverything = true;

    @Inject
    public PollCycle(
            PollSettings settings,
            SolarCloud cloud,
            PublishedCloud published,
            CallBudget budget,
            AccountDiscovery discovery,
            AccountState view,
            CloudHealthState condition,
            PollSchedule timetable,
            BridgeStatus status,
            StateDirectory state,
            InstantSource clock) {
        this.settings = settings;
        this.cloud = cloud;
        this.published = published;
        this.budget = budget;
        this.discovery = discovery;
        this.view = view;
        this.condition = condition;
        this.timetable = timetable;
        this.status = status;
        this.state = state;
        this.clock = clock;
    }

    /** Whether there is anything to read. */
    boolean hasData() {
        return !queries.isEmpty();
    }

    /** Whether there is anything that may have faults, and the owner wants to know. */
    boolean hasFaults() {
        return settings.watchesFaults() && !view.plants().isEmpty();
    }

    /**
     * Looks for plants, devices and points.
     *
     * @return whether the whole account was seen, and something in it
     */
    boolean discover() throws CloudException {
        Instant begin = clock.instant();
        Optional<DiscoveryResult> answer = look(begin);
        if (answer.isEmpty()) {
            return false;
        }
        DiscoveryResult found = answer.get();
        timetable.discovered(begin, found);
        tellsFaults = true;
        tellsQuota = true;
        if (found.gap().isEmpty()) {
            condition.works(Part.DEVICES);
        }
        view.update(found, clock.instant());
        queries = cloud.plan(view.wanted());
        status.discovered(published, found.plants().size(), found.devices());
        if (found.plants().isEmpty()) {
            condition.hasNoPlants(found.noPlants());
            return false;
        }
        judge(found);
        if (!found.readings().isEmpty()) {
            roundIsDone(clock.instant());
        }
        return found.complete();
    }

    /** What is there; empty if it cannot be had now, but what is known can still be read. */
    private Optional<DiscoveryResult> look(Instant begin) throws CloudException {
        try {
            return Optional.of(discovery.run());
        } catch (CloudException.Rejected | CloudException.QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            if (view.plants().isEmpty()) {
                throw e;
            }
            condition.partlyFails(Part.DEVICES, e);
            timetable.discoveryFailed(begin, e.isFinal());
            return Optional.empty();
        }
    }

    /** That plants and devices are told does not mean that what they measure is told too. */
    private void judge(DiscoveryResult found) {
        Optional<CloudException> failure = found.failure();
        if (found.readings().isEmpty()
                && failure.filter(CloudException::isFinal).isPresent()) {
            condition.tellsNothing(failure.get());
            return;
        }
        condition.works();
        found.gap().ifPresent(each -> condition.partlyFails(Part.DEVICES, each));
        failure.ifPresent(each -> condition.partlyFails(Part.DATA, each));
        asksEverything = failure.filter(CloudException::isFinal).isEmpty();
    }

    /** Asks how many calls the account may make, and fits the pace to it. */
    void askQuota() throws CloudException {
        timetable.quotaAsked();
        if (tellsQuota) {
            tellsQuota = mayBeAskedAgain(Part.QUOTA, () -> cloud.quota().ifPresent(budget::learn));
        }
        setPace();
    }

    private void setPace() {
        PollRate before = timetable.pace();
        PollRate present =
                PollRate.of(settings, budget, queries.size(), tellsFaults ? cloud.callsForFaults(view.plants()) : 0);
        if (present.stretched() != before.stretched() || before.callsPerHour() == 0) {
            log.info("Cloud {}: {}", settings.name(), present.sentence());
        }
        timetable.keep(present);
    }

    /** Reads all points. */
    void read() throws CloudException {
        Instant begin = clock.instant();
        ReadingRound round = ReadingRound.run(cloud, queries);
        leaveOut(round.refused());
        if (!round.hasAnswers() && round.failure().isPresent()) {
            giveUp(round.failure().get());
            return;
        }
        Instant now = clock.instant();
        view.update(round, now);
        condition.works();
        roundIsDone(begin);
        if (view.isAnyoneAwakened(now, timetable.pace().staleAfter(settings))) {
            timetable.deviceAwakened();
        }
        judge(round);
    }

    /** What is the same for all calls ends them all, however far the round has come. */
    private void judge(ReadingRound round) throws CloudException {
        Optional<CloudException> failure = round.failure();
        if (failure.filter(CloudException::concernsAll).isPresent()) {
            throw failure.get();
        }
        failure.ifPresent(each -> condition.partlyFails(Part.DATA, each));
        if (asksEverything && failure.isEmpty()) {
            condition.works(Part.DATA);
        }
    }

    private void leaveOut(Set<Query> refused) {
        if (!refused.isEmpty()) {
            queries = queries.stream().filter(query -> !refused.contains(query)).toList();
            timetable.queriesRefused();
            asksEverything = false;
        }
    }

    /** A round without an answer. If the cloud will answer none of its calls, all but the data goes on. */
    private void giveUp(CloudException failure) throws CloudException {
        if (hasData()) {
            throw failure;
        }
        condition.tellsNothing(failure);
    }

    private void roundIsDone(Instant begin) {
        state.beat(clock.instant());
        setPace();
        timetable.roundDone(begin, view.newest());
    }

    /** Asks what is wrong with the devices. */
    void askFaults() throws CloudException {
        Instant now = clock.instant();
        timetable.faultsAsked();
        if (tellsFaults) {
            tellsFaults = mayBeAskedAgain(Part.FAULTS, () -> view.update(cloud.faults(view.plants()), now));
        }
    }

    /**
     * Asks for what the rest can do without.
     *
     * @return false if the cloud will not tell it, however often it is asked
     */
    private boolean mayBeAskedAgain(Part part, Call call) throws CloudException {
        try {
            call.make();
            condition.works(part);
            return true;
        } catch (CloudException.Rejected | CloudException.QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            condition.partlyFails(part, e);
            return !e.isFinal();
        }
    }

    private interface Call {
        void make() throws CloudException;
    }

    /** When the cloud is asked next, as long as nothing keeps it from being asked. */
    Instant nextCall() {
        Instant devices = timetable.next(Question.DEVICES);
        Instant next = hasData() ? PollSchedule.earlier(timetable.next(Question.DATA), devices) : devices;
        return hasFaults() ? PollSchedule.earlier(next, timetable.next(Question.FAULTS)) : next;
    }

    /** When data is read next, as long as nothing keeps it from being read. */
    Instant nextPoll() {
        return timetable.next(hasData() ? Question.DATA : Question.DEVICES);
    }
}
