package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** When each task of one cloud is due. Counts monotonic time only; makes no call. */
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
    private RefreshPredictor predictor = new RefreshPredictor();
    private final Map<PollTask, Duration> due = new EnumMap<>(PollTask.class);
    private PollRate rate;
    private Optional<Duration> lastRound = Optional.empty();
    private Optional<Duration> lastFaults = Optional.empty();
    private Optional<Duration> lastDiscovery = Optional.empty();

    /** Every task is due at once. */
    @Inject
    PollSchedule(PollSettings settings, MonotonicClock clock) {
        this.settings = settings;
        this.clock = clock;
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
        Duration wait = due.getOrDefault(task, NEVER).minus(clock.elapsed());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    void makeDue(PollTask task) {
        due.put(task, clock.elapsed());
    }

    /** How often the cloud is polled. */
    PollRate rate() {
        return rate;
    }

    /**
     * Takes over another rate. A round planned at a faster rate is put off; what a spent quota has put off is brought
     * forward.
     */
    void setRate(PollRate rate) {
        boolean faster = this.rate.stretched() && rate.interval().compareTo(this.rate.interval()) < 0;
        this.rate = rate;
        if (!isDue(PollTask.DATA)) {
            lastRound
                    .map(round -> round.plus(rate.interval()))
                    .ifPresent(moment ->
                            due.merge(PollTask.DATA, moment, faster ? PollSchedule::earlier : PollSchedule::later));
        }
        if (!isDue(PollTask.FAULTS)) {
            lastFaults.ifPresent(last -> due.put(PollTask.FAULTS, last.plus(rate.faultInterval())));
        }
    }

    /** The wall clock was set: when the cloud renews its data is learned again. */
    void clockWasSet() {
        predictor = new RefreshPredictor();
    }

    /** How long ago the last round with an answer began. */
    Optional<Duration> sinceLastRound() {
        return lastRound.map(clock.elapsed()::minus);
    }

    /**
     * Plans the next discovery after one that failed.
     *
     * @param begin when it began
     * @param forGood whether the cloud refuses the lists for good
     */
    void discoveryFailed(Duration begin, boolean forGood) {
        planDiscovery(begin, forGood ? REST_BETWEEN_DISCOVERIES : SECOND_DISCOVERY);
    }

    /**
     * Plans the next discovery after one that began at a moment. The quota is read again after each. The points without a
     * value are looked at again soon, unless two discoveries close to each other do that.
     */
    void discovered(Duration begin, DiscoveryResult result) {
        boolean closeToAnother = lastDiscovery
                .filter(last -> begin.minus(last).compareTo(REST_BETWEEN_DISCOVERIES) < 0)
                .isPresent();
        lastDiscovery = Optional.of(begin);
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
            return SECOND_DISCOVERY;
        }
        // A device that sleeps during its very first discovery shows no point at all, so it would never be read.
        boolean unread = result.devices().stream()
                .filter(known -> known.points().isEmpty())
                .anyMatch(known -> result.isAsleep(known.id()));
        return unread ? REST_BETWEEN_DISCOVERIES : settings.discoveryInterval();
    }

    /** The cloud refuses some queries for good, so devices are discovered again, though not at once. */
    void queriesRefused() {
        discoverBy(clock.elapsed().plus(REST_BETWEEN_DISCOVERIES));
    }

    /** A device that slept during the last discovery may show more points now. */
    void deviceAwakened() {
        Duration now = clock.elapsed();
        discoverBy(lastDiscovery
                .map(last -> later(now, last.plus(REST_BETWEEN_DISCOVERIES)))
                .orElse(now));
    }

    private void discoverBy(Duration moment) {
        due.merge(PollTask.DISCOVERY, moment, PollSchedule::earlier);
    }

    /** A task begins. The tasks that nothing depends on are not repeated sooner if they fail. */
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

    /** The quota that was read lags, so it is read again soon. */
    void quotaLags() {
        due.put(PollTask.QUOTA, clock.elapsed().plus(QUOTA_LAG));
    }

    /**
     * The data has been read.
     *
     * @param begin when the round began
     * @param wallClock the same moment as a wall clock shows it
     * @param newest when the newest of the data was measured
     */
    void roundDone(Duration begin, Instant wallClock, Optional<Instant> newest) {
        lastRound = Optional.of(begin);
        predictor.round(wallClock, newest);
        Duration wait = Duration.between(wallClock, predictor.next(wallClock, rate.interval()));
        due.put(PollTask.DATA, begin.plus(wait));
    }

    private static Duration earlier(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration later(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? b : a;
    }
}
