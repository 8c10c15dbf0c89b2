package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When each task of one cloud is due. Uses monotonic time only; makes no calls. */
@PerCloud
final class PollSchedule {

    private static final Duration NEVER = Duration.ofDays(365_000);
    private static final Duration SECOND_LOOK = Duration.ofMinutes(10);
    private static final Duration QUOTA_INTERVAL = Duration.ofHours(1);
    private static final Duration QUOTA_LAG = Duration.ofMinutes(10);
    private static final Duration SECOND_DISCOVERY = Duration.ofMinutes(15);
    private static final Duration REST_BETWEEN_DISCOVERIES = Duration.ofHours(1);

    private final PollSettings settings;
    private final MonotonicClock clock;
    private final QuerySchedule queries;
    private final Map<PollTask, Duration> due = new EnumMap<>(PollTask.class);
    private PollRate rate;
    private Optional<Duration> lastRound = Optional.empty();
    private Optional<Duration> lastFaults = Optional.empty();
    private Optional<Duration> lastDiscovery = Optional.empty();
    private Optional<Duration> lastAttempt = Optional.empty();

    /** Every task is due at once. */
    @Inject
    PollSchedule(PollSettings settings, MonotonicClock clock, QuerySchedule queries) {
        this.settings = settings;
        this.clock = clock;
        this.queries = queries;
        rate = new PollRate(settings.pollInterval(), settings.faultInterval(), 0, false);
        for (PollTask task : PollTask.values()) {
            makeDue(task);
        }
    }

    boolean isDue(PollTask task) {
        return until(task).isZero();
    }

    /** How long a task has to wait; zero if it is due. */
    Duration until(PollTask task) {
        if (task == PollTask.DATA) {
            return queries.until();
        }
        Duration wait = due.getOrDefault(task, NEVER).minus(clock.elapsed());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    void makeDue(PollTask task) {
        if (task == PollTask.DATA) {
            queries.makeDue();
        } else {
            due.put(task, clock.elapsed());
        }
    }

    /** How often the cloud is polled. */
    PollRate rate() {
        return rate;
    }

    /**
     * Applies another rate. A round planned at a faster rate is delayed; a round that a spent quota has delayed is moved
     * forward.
     */
    void setRate(PollRate rate) {
        boolean faster = this.rate.stretched() && rate.interval().compareTo(this.rate.interval()) < 0;
        this.rate = rate;
        queries.setInterval(rate.interval(), faster, !rate.stretched());
        if (!isDue(PollTask.FAULTS)) {
            lastFaults.ifPresent(last -> due.put(PollTask.FAULTS, last.plus(rate.faultInterval())));
        }
    }

    /** Handles a wall clock that was set: the refresh times of the cloud are learned again. */
    void clockWasSet() {
        queries.clockWasSet();
    }

    /** The time since the last round with an answer began. */
    Optional<Duration> sinceLastRound() {
        return lastRound.map(clock.elapsed()::minus);
    }

    /**
     * Plans the next discovery after a failed one.
     *
     * @param begin when it began
     * @param forGood whether the cloud permanently refuses the lists
     */
    void discoveryFailed(Duration begin, boolean forGood) {
        lastAttempt = Optional.of(begin);
        planDiscovery(begin, forGood ? REST_BETWEEN_DISCOVERIES : SECOND_DISCOVERY);
    }

    /**
     * Plans the next discovery after a successful one. The quota is read again after each. The points without a value are
     * read again soon, unless two discoveries close to each other do that.
     *
     * @param begin when it began
     */
    void discovered(Duration begin, DiscoveryResult result) {
        boolean closeToAnother = lastDiscovery
                .filter(last -> begin.minus(last).compareTo(REST_BETWEEN_DISCOVERIES) < 0)
                .isPresent();
        lastDiscovery = Optional.of(begin);
        lastAttempt = lastDiscovery;
        Duration wait = untilNextDiscovery(result);
        planDiscovery(begin, wait);
        due.put(PollTask.QUOTA, begin);
        if (closeToAnother || wait.equals(SECOND_DISCOVERY)) {
            due.remove(PollTask.POINTS);
        } else {
            due.put(PollTask.POINTS, begin.plus(SECOND_LOOK));
        }
    }

    private void planDiscovery(Duration begin, Duration wait) {
        due.put(PollTask.DISCOVERY, begin.plus(earlier(wait, settings.discoveryInterval())));
    }

    private Duration untilNextDiscovery(DiscoveryResult result) {
        if (!result.complete() || result.plants().isEmpty()) {
            return result.isListRefused() ? REST_BETWEEN_DISCOVERIES : SECOND_DISCOVERY;
        }
        // A device that sleeps during its first discovery has no points, so it would never be read.
        boolean unread = result.devices().stream()
                .filter(known -> known.points().isEmpty())
                .anyMatch(known -> result.isAsleep(known.id()));
        return unread ? REST_BETWEEN_DISCOVERIES : settings.discoveryInterval();
    }

    /** Plans a discovery, though not at once, because the cloud permanently refuses some queries. */
    void queriesRefused() {
        discoverBy(clock.elapsed().plus(REST_BETWEEN_DISCOVERIES));
    }

    /**
     * Plans a discovery, because a device that slept during the last one may have more points. A failed discovery counts
     * too: a list that the cloud refused is requested again after an hour at the earliest.
     */
    void deviceAwakened() {
        Duration now = clock.elapsed();
        discoverBy(lastAttempt
                .map(last -> later(now, last.plus(REST_BETWEEN_DISCOVERIES)))
                .orElse(now));
    }

    private void discoverBy(Duration moment) {
        due.merge(PollTask.DISCOVERY, moment, PollSchedule::earlier);
    }

    /** Records the begin of a task. Tasks that no other depends on are not repeated earlier if they fail. */
    void begun(PollTask task) {
        Duration now = clock.elapsed();
        switch (task) {
            case QUOTA -> due.put(task, now.plus(QUOTA_INTERVAL));
            case FAULTS -> {
                lastFaults = Optional.of(now);
                due.put(task, now.plus(rate.faultInterval()));
            }
            case POINTS -> due.remove(task);
            case DISCOVERY, DATA -> {}
        }
    }

    /** Plans to read the quota again soon, because the last report lags. */
    void quotaLags() {
        due.put(PollTask.QUOTA, clock.elapsed().plus(QUOTA_LAG));
    }

    /**
     * Records a round.
     *
     * @param begin when the round began
     * @param wallClock the same time on the wall clock
     * @param answered the queries that were answered
     * @param times the time stamp of the data of each device
     */
    void roundDone(Duration begin, Instant wallClock, Set<Query> answered, Map<String, Instant> times) {
        lastRound = Optional.of(begin);
        queries.read(answered, begin, wallClock, times);
    }

    /** Records that a discovery has read all values. */
    void allRead(Duration begin, Instant wallClock, Map<String, Instant> times) {
        roundDone(begin, wallClock, queries.all(), times);
    }

    /** Plans the queries that were due for the next interval: the cloud did not answer them, but works. */
    void queriesFailed(Duration begin) {
        queries.read(Set.of(), begin, Instant.EPOCH, Map.of());
    }

    private static Duration earlier(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration later(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? b : a;
    }
}
