package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.publish.DiscoveryListener;
import io.github.solarcloud2mqtt.publish.PublishedCloud;
import io.github.solarcloud2mqtt.publish.ReadyListener;
import io.github.solarcloud2mqtt.publish.RequestTarget;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import io.github.solarcloud2mqtt.time.Scheduler;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one cloud: wakes up, runs the tasks that the {@link PollSchedule} reports as due, and waits again. No failure of the
 * cloud ends it. Everything runs on the thread of its scheduler, unless a method says otherwise.
 */
@PerCloud
public final class CloudPoller implements RequestTarget, ReadyListener {

    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    /** More requests than anyone makes while a cloud is slow. */
    private static final int MOST_WAITING_REQUESTS = 1_000;

    /** Between two wake-ups the wall clock may drift this much without having been set. */
    private static final Duration CLOCK_DRIFT = Duration.ofMinutes(1);

    /** The tasks that cause a wake-up; the others run together with one of these. */
    private static final Set<PollTask> WAKING = Set.of(PollTask.DISCOVERY, PollTask.DATA, PollTask.FAULTS);

    private final Logger log = LoggerFactory.getLogger(CloudPoller.class);
    private final PollSettings settings;
    private final PublishedCloud cloud;
    private final CloudTasks tasks;
    private final PollSchedule schedule;
    private final CloudHealthState health;
    private final CallBudget budget;
    private final AccountState account;
    private final BridgeStatus status;
    private final HealthReporter reporter;
    private final DiscoveryListener listener;
    private final InstantSource clock;
    private final MonotonicClock monotonic;
    private final Scheduler scheduler;

    private final RequestLimit refreshes;
    private final RequestLimit discoveries;
    private final AtomicInteger waitingRequests = new AtomicInteger();

    private Scheduler.Scheduled wake = () -> {};
    private boolean stopped;

    /** The wall-clock time at zero of the monotonic clock; it changes when the wall clock is set. */
    private Instant clockOrigin;

    @Inject
    CloudPoller(
            PollSettings settings,
            PublishedCloud cloud,
            CloudTasks tasks,
            PollSchedule schedule,
            CloudHealthState health,
            CallBudget budget,
            AccountState account,
            BridgeStatus status,
            HealthReporter reporter,
            DiscoveryListener listener,
            InstantSource clock,
            MonotonicClock monotonic,
            Scheduler scheduler) {
        this.settings = settings;
        this.cloud = cloud;
        this.tasks = tasks;
        this.schedule = schedule;
        this.health = health;
        this.budget = budget;
        this.account = account;
        this.status = status;
        this.reporter = reporter;
        this.listener = listener;
        this.clock = clock;
        this.monotonic = monotonic;
        this.scheduler = scheduler;
        refreshes = new RequestLimit(monotonic);
        discoveries = new RequestLimit(monotonic);
        clockOrigin = clock.instant().minus(monotonic.elapsed());
    }

    /** Starts polling. May be called on any thread, once. */
    public void start() {
        scheduler.schedule(Duration.ZERO, () -> {
            status.announce(cloud);
            work();
        });
    }

    /** Stops polling after the current call, if any. May be called on any thread. */
    public void stop() {
        scheduler.schedule(Duration.ZERO, () -> {
            stopped = true;
            wake.cancel();
        });
    }

    /** Publishes the fault events that waited for the broker. May be called on any thread. */
    @Override
    public void brokerReady() {
        account.deliverFaults();
    }

    /**
     * {@inheritDoc} Refused if the account's calls are too few to poll as often as configured.
     */
    @Override
    public void refresh(Consumer<Optional<String>> done) {
        onRequest(done, this::objectionToRefresh, refreshes, () -> {
            schedule.makeDue(PollTask.DATA);
            schedule.makeDue(PollTask.FAULTS);
        });
    }

    private Optional<String> objectionToRefresh() {
        return Optional.of(schedule.rate()).filter(PollRate::stretched).map(PollRate::sentence);
    }

    @Override
    public void discover(Consumer<Optional<String>> done) {
        onRequest(done, Optional::empty, discoveries, () -> schedule.makeDue(PollTask.DISCOVERY));
    }

    private void onRequest(
            Consumer<Optional<String>> done,
            Supplier<Optional<String>> objection,
            RequestLimit limit,
            Runnable makeDue) {
        if (waitingRequests.incrementAndGet() > MOST_WAITING_REQUESTS) {
            waitingRequests.decrementAndGet();
            done.accept(Optional.of("Too many requests wait. Make it again later."));
            return;
        }
        scheduler.schedule(Duration.ZERO, () -> {
            waitingRequests.decrementAndGet();
            Optional<String> refusal = objection.get();
            if (refusal.isPresent()) {
                done.accept(refusal);
                return;
            }
            if (!health.isShut()) {
                limit.run(() -> {
                    health.pause().end();
                    makeDue.run();
                    work();
                });
            }
            done.accept(health.lastError());
        });
    }

    private void work() {
        wake.cancel();
        if (stopped) {
            return;
        }
        try {
            noticeClockStep();
            runDueTasks();
        } catch (RuntimeException | Error e) {
            // A bug. Polling continues after a pause, so that it does not call the cloud in an endless loop.
            log.error("Cloud {}: this is a bug in the bridge. Please report it.", settings.name(), e);
            health.record(new TaskOutcome.Failed(
                    new CloudException.Malformed("The bridge could not handle an answer: " + e, e)));
        } finally {
            // First of all, so that no failure below can end the polling.
            wake = scheduler.schedule(sleep(), this::work);
            Instant now = clock.instant();
            budget.save();
            account.publishStatus(now, staleAfter());
            reporter.publish(now, now.plus(untilNextPoll()));
        }
    }

    /** No task waits for the wall clock, but what was learned from it is wrong once it is set. */
    private void noticeClockStep() {
        Instant present = clock.instant().minus(monotonic.elapsed());
        Duration step = Duration.between(clockOrigin, present);
        if (step.abs().compareTo(CLOCK_DRIFT) > 0) {
            log.info("Cloud {}: the clock was set by {} s.", settings.name(), step.toSeconds());
            schedule.clockWasSet();
            account.clockWasSet(step);
        }
        clockOrigin = present;
    }

    private void runDueTasks() {
        if (health.pause().left().isZero() && health.state() == CloudHealthState.State.REJECTED) {
            // Once access works again it may show other plants.
            schedule.makeDue(PollTask.DISCOVERY);
        }
        boolean dataRead = false;
        for (PollTask task : PollTask.values()) {
            if (health.pause().left().isZero() && schedule.isDue(task) && isPossible(task, dataRead)) {
                run(task);
                dataRead |= task == PollTask.DATA;
            }
        }
    }

    /** Points without a value are read only together with the others, and only if there are enough calls. */
    private boolean isPossible(PollTask task, boolean dataRead) {
        boolean spare = task != PollTask.POINTS || (dataRead && !schedule.rate().stretched());
        return spare && tasks.isPossible(task);
    }

    private void run(PollTask task) {
        Moment begin = now();
        schedule.begun(task);
        TaskOutcome outcome = tasks.run(task);
        plan(outcome, begin);
        health.record(outcome);
    }

    private void plan(TaskOutcome outcome, Moment begin) {
        if (outcome instanceof TaskOutcome.Discovered discovered) {
            planAfterDiscovery(discovered.result(), begin);
        } else if (outcome instanceof TaskOutcome.NotDiscovered failed) {
            schedule.discoveryFailed(begin.monotonic(), failed.reason().isFinal());
        } else if (outcome instanceof TaskOutcome.QuotaRead) {
            if (budget.awaitsReport()) {
                schedule.quotaLags();
            }
            adjustRate();
        } else if (outcome instanceof TaskOutcome.DataRead read) {
            planAfterRound(read.round(), begin);
        } else if (outcome instanceof TaskOutcome.PartNotRead failed) {
            schedule.queriesFailed(begin.monotonic());
            planAfterRefusal(failed.round());
        }
    }

    private void planAfterDiscovery(DiscoveryResult result, Moment begin) {
        schedule.discovered(begin.monotonic(), result);
        account.rememberOffline(clock.instant(), staleAfter());
        if (result.plants().isEmpty()) {
            return;
        }
        if (!result.readings().isEmpty()) {
            Moment end = now();
            adjustRate();
            schedule.allRead(end.monotonic(), end.wallClock(), account.times());
        }
        if (result.complete()) {
            listener.accountDiscovered(cloud);
        }
    }

    private void planAfterRound(ReadingRound round, Moment begin) {
        planAfterRefusal(round);
        if (round.isDone()) {
            adjustRate();
            schedule.roundDone(begin.monotonic(), begin.wallClock(), round.answered(), account.times());
            if (account.hasDeviceComeOnline(clock.instant(), staleAfter())) {
                schedule.deviceAwakened();
            }
        }
    }

    private void planAfterRefusal(ReadingRound round) {
        if (!round.refused().isEmpty()) {
            schedule.queriesRefused();
        }
    }

    private Duration staleAfter() {
        return schedule.rate().staleAfter(settings);
    }

    private void adjustRate() {
        PollRate before = schedule.rate();
        PollRate present = tasks.affordableRate();
        if (present.stretched() != before.stretched() || before.callsPerHour() == 0) {
            log.info("Cloud {}: {}", settings.name(), present.sentence());
        }
        schedule.setRate(present);
    }

    private Duration sleep() {
        Duration wait = LONGEST_SLEEP;
        for (PollTask task : PollTask.values()) {
            if (WAKING.contains(task) && tasks.isPossible(task)) {
                wait = shorter(wait, afterPause(schedule.until(task)));
            }
        }
        return wait;
    }

    private Duration untilNextPoll() {
        boolean hasData = tasks.isPossible(PollTask.DATA);
        return afterPause(schedule.until(hasData ? PollTask.DATA : PollTask.DISCOVERY));
    }

    private Duration afterPause(Duration wait) {
        Duration pause = health.pause().left();
        return wait.compareTo(pause) < 0 ? pause : wait;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private Moment now() {
        return new Moment(monotonic.elapsed(), clock.instant());
    }

    /** A point in time on both clocks. */
    private record Moment(Duration monotonic, Instant wallClock) {}
}
