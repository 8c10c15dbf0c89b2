package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.discovery.DiscoveryResult;
import io.github.solarcloud2mqtt.scope.PerCloud;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** When one cloud is asked, and for what. It never asks anything itself. */
@PerCloud
public final class PollSchedule {

    /** What a cloud is asked. */
    enum Question {
        DEVICES,
        QUOTA,
        DATA,
        FAULTS
    }

    private static final Duration QUOTA_INTERVAL = Duration.ofHours(1);
    private static final Duration SECOND_DISCOVERY = Duration.ofMinutes(15);
    private static final Duration REST_BETWEEN_DISCOVERIES = Duration.ofHours(1);

    private final PollSettings settings;
    private final InstantSource clock;
    private final RefreshPredictor rhythm = new RefreshPredictor();
    private final Map<Question, Instant> next = new EnumMap<>(Question.class);
    private PollRate pace;
    private Optional<Instant> lastRound = Optional.empty();
    private Instant lastDiscovery = Instant.EPOCH;

    /** Everything is due at once. */
    @Inject
    public PollSchedule(PollSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        pace = new PollRate(settings.pollInterval(), settings.faultInterval(), 0, false);
        for (Question question : Question.values()) {
            makeDue(question);
        }
    }

    boolean isDue(Question question) {
        return !clock.instant().isBefore(next(question));
    }

    Instant next(Question question) {
        return next.getOrDefault(question, Instant.EPOCH);
    }

    void makeDue(Question question) {
        next.put(question, clock.instant());
    }

    /** How often the cloud is asked. */
    PollRate pace() {
        return pace;
    }

    /** Takes another pace; a round that was planned at the old one may have to wait. */
    void keep(PollRate pace) {
        this.pace = pace;
        if (!isDue(Question.DATA)) {
            lastRound
                    .map(round -> round.plus(pace.interval()))
                    .filter(next(Question.DATA)::isBefore)
                    .ifPresent(moment -> next.put(Question.DATA, moment));
        }
    }

    /** When the last round with an answer began. */
    Optional<Instant> lastRound() {
        return lastRound;
    }

    /** The list of devices could not be had. */
    void discoveryFailed(Instant begin, boolean forGood) {
        planDiscovery(begin, forGood ? REST_BETWEEN_DISCOVERIES : SECOND_DISCOVERY);
    }

    /** Devices were looked for; what they may be asked, and how often, has to be learned again. */
    void discovered(Instant begin, DiscoveryResult found) {
        lastDiscovery = begin;
        planDiscovery(begin, untilNextDiscovery(found));
        next.put(Question.QUOTA, begin);
    }

    private void planDiscovery(Instant begin, Duration wait) {
        Duration interval = settings.discoveryInterval();
        next.put(Question.DEVICES, begin.plus(wait.compareTo(interval) < 0 ? wait : interval));
    }

    private Duration untilNextDiscovery(DiscoveryResult found) {
        if (!found.complete() || found.plants().isEmpty()) {
            return SECOND_DISCOVERY;
        }
        // A device that sleeps during its very first discovery shows no point at all, so it would never be read.
        boolean unread = found.devices().stream()
                .filter(known -> known.points().isEmpty())
                .anyMatch(known -> found.isAsleep(known.id()));
        return unread ? REST_BETWEEN_DISCOVERIES : settings.discoveryInterval();
    }

    /** The cloud refuses some queries, so that devices have to be looked for again, though not at once. */
    void queriesRefused() {
        discoverBy(clock.instant().plus(REST_BETWEEN_DISCOVERIES));
    }

    /** A device that slept during the last discovery may show more now. */
    void deviceAwakened() {
        Instant rested = lastDiscovery.plus(REST_BETWEEN_DISCOVERIES);
        Instant now = clock.instant();
        discoverBy(rested.isBefore(now) ? now : rested);
    }

    private void discoverBy(Instant moment) {
        next.merge(Question.DEVICES, moment, PollSchedule::earlier);
    }

    /** The quota is asked for. */
    void quotaAsked() {
        next.put(Question.QUOTA, clock.instant().plus(QUOTA_INTERVAL));
    }

    /** The faults are asked for. */
    void faultsAsked() {
        next.put(Question.FAULTS, clock.instant().plus(pace.faultInterval()));
    }

    /**
     * The data has been read.
     *
     * @param newest when the newest of it was measured
     */
    void roundDone(Instant begin, Optional<Instant> newest) {
        lastRound = Optional.of(begin);
        rhythm.round(begin, newest);
        next.put(Question.DATA, rhythm.next(begin, pace.interval()));
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
