package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.discovery.AccountDiscovery;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.poll.TaskOutcome.Coverage;
import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.publish.PublishedCloud;
import io.github.solarcloud2mqtt.scope.PerCloud;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the tasks of one cloud: makes the calls, passes the results to the account's state, and returns the outcome. */
@PerCloud
final class CloudTasks {

    private final PollSettings settings;
    private final SolarCloud cloud;
    private final PublishedCloud published;
    private final CallBudget budget;
    private final AccountDiscovery discovery;
    private final AccountState account;
    private final QuerySchedule schedule;
    private final BridgeStatus status;
    private final InstantSource clock;

    private final Set<Query> refused = new HashSet<>();
    private List<Query> queries = List.of();
    private boolean quotaAllowed = true;
    private boolean faultsAllowed = true;
    private boolean everythingPolled = true;
    /** Queries that were not answered when they were last made. */
    private final Set<Query> unanswered = new HashSet<>();

    private boolean lastRoundAnswered;

    @Inject
    CloudTasks(
            PollSettings settings,
            SolarCloud cloud,
            PublishedCloud published,
            CallBudget budget,
            AccountDiscovery discovery,
            AccountState account,
            QuerySchedule schedule,
            BridgeStatus status,
            InstantSource clock) {
        this.settings = settings;
        this.cloud = cloud;
        this.published = published;
        this.budget = budget;
        this.discovery = discovery;
        this.account = account;
        this.schedule = schedule;
        this.status = status;
        this.clock = clock;
    }

    /** Whether a task has anything to read that the cloud has not permanently refused since the last discovery. */
    boolean isPossible(PollTask task) {
        return switch (task) {
            case DISCOVERY -> true;
            case QUOTA -> quotaAllowed;
            case DATA, POINTS -> !queries.isEmpty();
            case FAULTS ->
                faultsAllowed && settings.watchesFaults() && !account.plants().isEmpty();
        };
    }

    /** Runs a task. */
    TaskOutcome run(PollTask task) {
        try {
            return switch (task) {
                case DISCOVERY -> discover();
                case QUOTA -> readQuota();
                case DATA -> readData();
                case POINTS -> readPoints();
                case FAULTS -> readFaults();
            };
        } catch (CloudException e) {
            return new TaskOutcome.Failed(e);
        }
    }

    private TaskOutcome discover() throws CloudException {
        DiscoveryResult result;
        try {
            result = discovery.run();
        } catch (CloudException e) {
            if (e.concernsAll() || account.plants().isEmpty()) {
                throw e;
            }
            return new TaskOutcome.NotDiscovered(e);
        }
        faultsAllowed = true;
        quotaAllowed = true;
        everythingPolled = result.failure().filter(CloudException::isFinal).isEmpty();
        refused.clear();
        take(result);
        return new TaskOutcome.Discovered(result);
    }

    private void take(DiscoveryResult result) {
        account.update(result, clock.instant());
        plan(cloud.plan(account.wanted()));
        status.discovered(published, result.plants().size(), result.devices());
    }

    private void plan(List<Query> all) {
        queries = notRefused(all);
        unanswered.retainAll(queries);
        schedule.plan(queries);
    }

    private List<Query> notRefused(List<Query> planned) {
        return planned.stream().filter(query -> !refused.contains(query)).toList();
    }

    private Set<String> refusedDevices() {
        return refused.stream()
                .flatMap(query -> query.devices().stream())
                .map(Device::id)
                .collect(Collectors.toSet());
    }

    /** A failure here is not reported: the next round has the same failure. */
    private TaskOutcome readPoints() throws CloudException {
        try {
            discovery.lookAgain(refusedDevices()).ifPresent(this::take);
        } catch (CloudException e) {
            if (e.concernsAll()) {
                throw e;
            }
        }
        return new TaskOutcome.PointsRead();
    }

    private TaskOutcome readQuota() throws CloudException {
        Optional<CloudException> failure = failureOf(() -> cloud.quota().ifPresent(budget::learn));
        quotaAllowed = failure.filter(CloudException::isFinal).isEmpty();
        return new TaskOutcome.QuotaRead(failure);
    }

    private TaskOutcome readData() {
        List<Query> due = schedule.due();
        boolean partly = due.size() < queries.size();
        List<Query> asked = affordable(due);
        ReadingRound round = ReadingRound.run(cloud, asked);
        unanswered.addAll(asked);
        unanswered.removeAll(round.answered());
        if (!round.refused().isEmpty()) {
            refused.addAll(round.refused());
            plan(queries);
            everythingPolled = false;
        }
        if (round.isDone()) {
            account.update(round, clock.instant());
        }
        boolean othersAnswered = partly && lastRoundAnswered;
        lastRoundAnswered = round.hasAnswers();
        boolean concernsAll =
                round.failure().filter(CloudException::concernsAll).isPresent();
        return othersAnswered && !round.isDone() && !concernsAll
                ? new TaskOutcome.PartNotRead(round)
                : new TaskOutcome.DataRead(round, coverage());
    }

    /** All queries that are due, or as many as there are calls for; the others follow in the next round. */
    private List<Query> affordable(List<Query> due) {
        long calls = Math.min(
                budget.left().orElse(Long.MAX_VALUE), budget.plannablePerDay().orElse(Long.MAX_VALUE));
        return due.subList(0, (int) Math.min(due.size(), Math.max(1, calls)));
    }

    private Coverage coverage() {
        return queries.isEmpty()
                ? Coverage.NONE
                : everythingPolled && unanswered.isEmpty() ? Coverage.ALL : Coverage.PART;
    }

    private TaskOutcome readFaults() throws CloudException {
        Instant begin = clock.instant();
        Optional<CloudException> failure = failureOf(() -> account.update(cloud.faults(account.plants()), begin));
        faultsAllowed = failure.filter(CloudException::isFinal).isEmpty();
        return new TaskOutcome.FaultsRead(failure);
    }

    /** Makes an optional call. */
    private static Optional<CloudException> failureOf(Call call) throws CloudException {
        try {
            call.make();
            return Optional.empty();
        } catch (CloudException e) {
            if (e.concernsAll()) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    private interface Call {
        void make() throws CloudException;
    }

    /** The rate at which the cloud can be polled with the calls that are left. */
    PollRate affordableRate() {
        int callsForFaults = faultsAllowed ? cloud.callsForFaults(account.plants()) : 0;
        return PollRate.of(settings, budget, queries, callsForFaults);
    }
}
