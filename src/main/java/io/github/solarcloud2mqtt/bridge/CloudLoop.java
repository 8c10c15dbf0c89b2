package io.github.solarcloud2mqtt.bridge;

import io.github.solarcloud2mqtt.bridge.Condition.Part;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.Scheduler;
import io.github.solarcloud2mqtt.topics.BridgeDocuments.CloudHealth;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop of one cloud: looks for devices, reads them, asks for faults, each when it is due. Nothing that the cloud does
 * ends it. Everything happens on the thread of its scheduler, unless a method says otherwise.
 */
@PerCloud
public final class CloudLoop {

    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);
    private static final Duration QUOTA_INTERVAL = Duration.ofHours(1);
    private static final Duration SECOND_DISCOVERY = Duration.ofMinutes(15);
    private static final Duration REST_BETWEEN_DISCOVERIES = Duration.ofHours(1);

    private final Logger log = LoggerFactory.getLogger(CloudLoop.class);
    private final LoopSettings settings;
    private final SolarCloud cloud;
    private final CallBudget budget;
    private final Discovery discovery;
    private final AccountView view;
    private final Condition condition;
    private final BridgeStatus status;
    private final StateDirectory state;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private final RefreshRhythm rhythm = new RefreshRhythm();

    private List<Query> queries = List.of();
    private Pace pace;
    private boolean tellsQuota = true;
    private boolean tellsFaults = true;
    private boolean asksEverything = true;
    private Optional<Instant> lastRound = Optional.empty();
    private Instant lastDiscovery = Instant.EPOCH;
    private Instant nextDiscovery;
    private Instant nextRound;
    private Instant nextFaults;
    private Instant nextQuota;
    private Scheduler.Scheduled wake = () -> {};
    private Runnable afterDiscovery = () -> {};
    private final AtomicInteger discoveries = new AtomicInteger();

    @Inject
    CloudLoop(
            LoopSettings settings,
            SolarCloud cloud,
            CallBudget budget,
            Discovery discovery,
            AccountView view,
            Condition condition,
            BridgeStatus status,
            StateDirectory state,
            InstantSource clock,
            Scheduler scheduler) {
        this.settings = settings;
        this.cloud = cloud;
        this.budget = budget;
        this.discovery = discovery;
        this.view = view;
        this.condition = condition;
        this.status = status;
        this.state = state;
        this.clock = clock;
        this.scheduler = scheduler;
        pace = new Pace(settings.pollInterval(), settings.faultInterval(), 0, false);
        nextDiscovery = clock.instant();
        nextRound = nextDiscovery;
        nextFaults = nextDiscovery;
        nextQuota = nextDiscovery;
    }

    /**
     * Begins. Any thread, once.
     *
     * @param afterDiscovery called after each discovery that saw the whole account
     */
    void start(Runnable afterDiscovery) {
        scheduler.schedule(Duration.ZERO, () -> {
            this.afterDiscovery = afterDiscovery;
            status.announce(settings.name(), cloud.vendor());
            work();
        });
    }

    /** How often the whole account has been seen since the start. Any thread. */
    int discoveries() {
        return discoveries.get();
    }

    /** The broker has the discovery messages: the faults that waited for that are announced. Any thread. */
    void brokerIsLive() {
        view.deliverFaults();
    }

    /**
     * Reads everything now, unless the account's calls are too few to read as often as configured. Any thread.
     *
     * @param done is told when it is done: empty, or what went wrong
     */
    void refresh(Consumer<Optional<String>> done) {
        onRequest(done, () -> pace.stretched() ? Optional.of(pace.sentence()) : Optional.empty(), () -> {
            nextRound = clock.instant();
            nextFaults = clock.instant();
        });
    }

    /**
     * Looks for devices and points now. Any thread.
     *
     * @param done is told when it is done: empty, or what went wrong
     */
    void discover(Consumer<Optional<String>> done) {
        onRequest(done, Optional::empty, () -> nextDiscovery = clock.instant());
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
            if (isDue(condition.pausedUntil())) {
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
            view.publishStatus(now, pace.staleAfter(settings));
            status.health(settings.name(), health(now));
        }
    }

    private void askWhatIsDue() throws CloudException {
        if (isDue(nextDiscovery)) {
            discoverNow(clock.instant());
        }
        if (isDue(nextQuota)) {
            askQuota();
        }
        if (isDue(nextRound) && !queries.isEmpty()) {
            read();
        }
        if (settings.watchesFaults() && isDue(nextFaults) && !view.plants().isEmpty()) {
            askFaults();
        }
    }

    private boolean isDue(Instant moment) {
        return !clock.instant().isBefore(moment);
    }

    private void discoverNow(Instant begin) throws CloudException {
        Discovered found;
        try {
            found = discovery.run();
        } catch (CloudException.Rejected | CloudException.QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            if (view.plants().isEmpty()) {
                throw e;
            }
            condition.partlyFails(Part.DEVICES, e);
            Duration rest = e.isFinal() ? REST_BETWEEN_DISCOVERIES : SECOND_DISCOVERY;
            nextDiscovery = begin.plus(min(rest, settings.discoveryInterval()));
            return;
        }
        lastDiscovery = begin;
        nextDiscovery = begin.plus(min(untilNextDiscovery(found), settings.discoveryInterval()));
        nextQuota = begin;
        tellsFaults = true;
        tellsQuota = true;
        if (found.gap().isEmpty()) {
            condition.works(Part.DEVICES);
        }
        view.update(found, clock.instant());
        queries = cloud.plan(view.wanted());
        status.discovered(settings.name(), cloud.vendor(), found);
        if (found.plants().isEmpty()) {
            condition.hasNoPlants(Discovered.NO_PLANTS);
            return;
        }
        judge(found);
        if (!found.readings().isEmpty()) {
            roundIsDone(clock.instant());
        }
        if (found.complete()) {
            discoveries.incrementAndGet();
            afterDiscovery.run();
        }
    }

    /** That plants and devices are told does not mean that what they measure is told too. */
    private void judge(Discovered found) {
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

    private Duration untilNextDiscovery(Discovered found) {
        if (!found.complete() || found.plants().isEmpty()) {
            return SECOND_DISCOVERY;
        }
        // A device that sleeps during its very first discovery shows no point at all, so it would never be read.
        boolean unread = found.devices().stream()
                .filter(known -> known.points().isEmpty())
                .anyMatch(known -> found.isAsleep(known.id()));
        return unread ? REST_BETWEEN_DISCOVERIES : settings.discoveryInterval();
    }

    private void askQuota() throws CloudException {
        nextQuota = clock.instant().plus(QUOTA_INTERVAL);
        if (tellsQuota) {
            tellsQuota = mayBeAskedAgain(Part.QUOTA, () -> cloud.quota().ifPresent(budget::learn));
        }
        setPace();
        if (clock.instant().isBefore(nextRound)) {
            // Planned before this quota was known.
            lastRound
                    .map(round -> round.plus(pace.interval()))
                    .filter(nextRound::isBefore)
                    .ifPresent(moment -> nextRound = moment);
        }
    }

    private void setPace() {
        Pace present = Pace.of(settings, budget, queries.size(), tellsFaults ? cloud.callsForFaults(view.plants()) : 0);
        if (present.stretched() != pace.stretched() || pace.callsPerHour() == 0) {
            log.info("Cloud {}: {}", settings.name(), present.sentence());
        }
        pace = present;
    }

    private void read() throws CloudException {
        Instant begin = clock.instant();
        Round round = Round.run(cloud, queries);
        Instant now = clock.instant();
        leaveOut(round.refused(), now);
        if (!round.hasAnswers() && round.failure().isPresent()) {
            giveUp(round.failure().get());
            return;
        }
        view.update(round, now);
        condition.works();
        round.failure().ifPresent(failure -> condition.partlyFails(Part.DATA, failure));
        if (asksEverything && round.failure().isEmpty()) {
            condition.works(Part.DATA);
        }
        roundIsDone(begin);
        if (view.isAnyoneAwakened(now, pace.staleAfter(settings))) {
            Instant rested = lastDiscovery.plus(REST_BETWEEN_DISCOVERIES);
            nextDiscovery = earlier(nextDiscovery, rested.isBefore(now) ? now : rested);
        }
    }

    private void leaveOut(Set<Query> refused, Instant now) {
        if (!refused.isEmpty()) {
            queries = queries.stream().filter(query -> !refused.contains(query)).toList();
            nextDiscovery = earlier(nextDiscovery, now.plus(REST_BETWEEN_DISCOVERIES));
            asksEverything = false;
        }
    }

    /** A round without an answer. If the cloud will answer none of its calls, all but the data goes on. */
    private void giveUp(CloudException failure) throws CloudException {
        if (!queries.isEmpty()) {
            throw failure;
        }
        condition.tellsNothing(failure);
    }

    private void roundIsDone(Instant begin) {
        state.beat(clock.instant());
        setPace();
        lastRound = Optional.of(begin);
        rhythm.round(begin, view.newest());
        nextRound = rhythm.next(begin, pace.interval());
    }

    private void askFaults() throws CloudException {
        Instant now = clock.instant();
        nextFaults = now.plus(pace.faultInterval());
        if (tellsFaults) {
            tellsFaults = mayBeAskedAgain(Part.FAULTS, () -> view.update(cloud.faults(view.plants()), now));
        }
    }

    /**
     * Asks for what the rest can do without.
     *
     * @return false if the cloud will not tell it, however often it is asked
     */
    private boolean mayBeAskedAgain(Part part, Question question) throws CloudException {
        try {
            question.ask();
            condition.works(part);
            return true;
        } catch (CloudException.Rejected | CloudException.QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            condition.partlyFails(part, e);
            return !e.isFinal();
        }
    }

    private interface Question {
        void ask() throws CloudException;
    }

    private CloudHealth health(Instant now) {
        OptionalLong left = budget.left();
        return new CloudHealth(
                condition.state().text(),
                lastRound.map(CloudLoop::inSeconds).orElse(null),
                inSeconds(nextPoll()),
                view.newest()
                        .map(moment -> Math.max(0, Duration.between(moment, now).toSeconds()))
                        .orElse(null),
                budget.madeToday(),
                left.isPresent() ? left.getAsLong() : null,
                condition.malformedAnswers(),
                pace.interval().toSeconds(),
                note(),
                condition.lastError().orElse(null));
    }

    private @Nullable String note() {
        List<String> sentences = new ArrayList<>(condition.leftOut());
        if (pace.stretched()) {
            sentences.add(0, pace.sentence());
        }
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }

    private static String inSeconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Instant nextPoll() {
        return afterPause(queries.isEmpty() ? nextDiscovery : nextRound);
    }

    private Instant nextCall() {
        Instant next = queries.isEmpty() ? nextDiscovery : earlier(nextRound, nextDiscovery);
        boolean asksFaults = settings.watchesFaults() && !view.plants().isEmpty();
        return afterPause(asksFaults ? earlier(next, nextFaults) : next);
    }

    private Instant afterPause(Instant due) {
        return due.isBefore(condition.pausedUntil()) ? condition.pausedUntil() : due;
    }

    private Duration untilNext(Instant now) {
        Duration wait = Duration.between(now, nextCall());
        return wait.isNegative() ? Duration.ZERO : min(wait, LONGEST_SLEEP);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
