package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.poll.PollSchedule.Question;
import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.publish.PublishedCloud;
import io.github.solarcloud2mqtt.publish.RequestTarget;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.time.Scheduler;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop of one cloud: wakes up, has asked what the {@link PollSchedule} says is due, and sleeps again. Nothing that the
 * cloud does ends it. Everything happens on the thread of its scheduler, unless a method says otherwise.
 */
@PerCloud
public final class CloudPoller implements RequestTarget {

    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    private final Logger log = LoggerFactory.getLogger(CloudPoller.class);
    private final PollSettings settings;
    private final PublishedCloud cloud;
    private final PollCycle conversation;
    private final PollSchedule timetable;
    private final CloudHealthState condition;
    private final CallBudget budget;
    private final AccountState view;
    private final BridgeStatus status;
    private final HealthReporter health;
    private final InstantSource clock;
    private final Scheduler scheduler;

    private Scheduler.Scheduled wake = () -> {};
    private Runnable afterDiscovery = () -> {};
    private final AtomicInteger discoveries = new AtomicInteger();

    @Inject
    public CloudPoller(
            PollSettings settings,
            PublishedCloud cloud,
            PollCycle conversation,
            PollSchedule timetable,
            CloudHealthState condition,
            CallBudget budget,
            AccountState view,
            BridgeStatus status,
            HealthReporter health,
            InstantSource clock,
            Scheduler scheduler) {
        this.settings = settings;
        this.cloud = cloud;
        this.conversation = conversation;
        this.timetable = timetable;
        this.condition = condition;
        this.budget = budget;
        this.view = view;
        this.status = status;
        this.health = health;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /**
     * Begins. Any thread, once.
     *
     * @param afterDiscovery called after each discovery that saw the whole account
     */
    public void start(Runnable afterDiscovery) {
        scheduler.schedule(Duration.ZERO, () -> {
            this.afterDiscovery = afterDiscovery;
            status.announce(cloud);
            work();
        });
    }

    /** How often the whole account has been seen since the start. Any thread. */
    public int discoveries() {
        return discoveries.get();
    }

    /** The broker has the discovery messages: the faults that waited for that are announced. Any thread. */
    public void brokerIsLive() {
        view.deliverFaults();
    }

    /**
     * {@inheritDoc} Refused if the account's calls are too few to read as often as configured.
     */
    @Override
    public void refresh(Consumer<Optional<String>> done) {
        onRequest(done, this::objectionToRefresh, () -> {
            timetable.makeDue(Question.DATA);
            timetable.makeDue(Question.FAULTS);
        });
    }

    private Optional<String> objectionToRefresh() {
        return Optional.of(timetable.pace()).filter(PollRate::stretched).map(PollRate::sentence);
    }

    @Override
    public void discover(Consumer<Optional<String>> done) {
        onRequest(done, Optional::empty, () -> timetable.makeDue(Question.DEVICES));
    }

    private void onRequest(Consumer<Optional<String>> done, Supplier<Optional<String>> objection, Runnable makeDue) {
        scheduler.schedule(Duration.ZERO, () -> {
            Optional<String> no = objection.get();
            if (no.isPresent()) {
                done.accept(no);
                return;
            }
            if (!condition.isShut()) {
                condition.resume();
                makeDue.run();
                work();
            }
            done.accept(condition.lastError());
        });
    }

    private void work() {
        wake.cancel();
        try {
            if (!clock.instant().isBefore(condition.pausedUntil())) {
                lookAnewAfterRejection();
                askWhatIsDue();
            }
        } catch (CloudException e) {
            condition.fails(e, clock.instant());
        } catch (RuntimeException | Error e) {
            // Nobody foresaw this. The loop goes on, but not at once, or it would ask the cloud without end.
            log.error("Cloud {}: this is a bug in the bridge. Please report it.", settings.name(), e);
            condition.fails(
                    new CloudException.Malformed("The bridge could not handle an answer: " + e), clock.instant());
        } finally {
            Instant now = clock.instant();
            // First of all, so that nothing that fails below can end the loop.
            wake = scheduler.schedule(untilNext(now), this::work);
            budget.save();
            view.publishStatus(now, timetable.pace().staleAfter(settings));
            health.publish(now, afterPause(conversation.nextPoll()));
        }
    }

    /** Who lets the bridge in again may show it other plants. */
    private void lookAnewAfterRejection() {
        if (condition.state() == CloudHealthState.State.REJECTED) {
            timetable.makeDue(Question.DEVICES);
        }
    }

    private void askWhatIsDue() throws CloudException {
        if (timetable.isDue(Question.DEVICES) && conversation.discover()) {
            discoveries.incrementAndGet();
            afterDiscovery.run();
        }
        if (timetable.isDue(Question.QUOTA)) {
            conversation.askQuota();
        }
        if (timetable.isDue(Question.DATA) && conversation.hasData()) {
            conversation.read();
        }
        if (timetable.isDue(Question.FAULTS) && conversation.hasFaults()) {
            conversation.askFaults();
        }
    }

    private Duration untilNext(Instant now) {
        Duration wait = Duration.between(now, afterPause(conversation.nextCall()));
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_SLEEP) < 0 ? wait : LONGEST_SLEEP;
    }

    private Instant afterPause(Instant due) {
        return due.isBefore(condition.pausedUntil()) ? condition.pausedUntil() : due;
    }
}
