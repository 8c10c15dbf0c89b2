package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When each query of one cloud is due: soon after the cloud refreshes the data of its devices, at least about one interval
 * and less than two after the last time. If a device is late, its query is due once more soon. Makes no calls; the wall
 * clock is used only together with the time stamps of the data.
 */
@PerCloud
final class QuerySchedule {

    /** A round may begin so much earlier than an interval after the last, to return to the rhythm of the cloud. */
    private static final Duration EARLIER = Duration.ofSeconds(5);

    private static final Duration SECOND_LOOK = Duration.ofSeconds(20);

    /** With shorter intervals the next round comes soon anyway. */
    private static final Duration SHORTEST_WITH_SECOND_LOOK = Duration.ofMinutes(1);

    /** A tenth of a period after a refresh is soon enough. */
    private static final int SOON_SHARE = 10;

    /** More devices do not make the choice of a time better. */
    private static final int MOST_RHYTHMS = 50;

    private final MonotonicClock clock;
    private final Map<String, RefreshRhythm> rhythms = new HashMap<>();
    private List<Planned> planned = List.of();
    private Duration interval;
    private boolean secondLooks = true;

    @Inject
    QuerySchedule(PollSettings settings, MonotonicClock clock) {
        this.clock = clock;
        interval = settings.pollInterval();
    }

    /** Replaces the queries. One for devices that were read before is due when they would have been. */
    void plan(List<Query> queries) {
        Map<String, Planned> former = new HashMap<>();
        planned.forEach(
                each -> each.query.devices().forEach(device -> former.merge(device.id(), each, Planned::earlier)));
        Duration now = clock.elapsed();
        List<Planned> present = new ArrayList<>();
        for (Query query : queries) {
            present.add(query.devices().stream()
                    .flatMap(device -> Optional.ofNullable(former.get(device.id())).stream())
                    .reduce(Planned::earlier)
                    .map(before -> before.with(query))
                    .orElseGet(() -> new Planned(query, now)));
        }
        planned = present;
    }

    /** How long until a query is due; zero if one is, or if there are none. */
    Duration until() {
        Duration now = clock.elapsed();
        return planned.stream()
                .map(each -> each.due.minus(now))
                .min(Comparator.naturalOrder())
                .filter(wait -> !wait.isNegative())
                .orElse(Duration.ZERO);
    }

    /** The queries that are due, the longest unread first. */
    List<Query> due() {
        Duration soon = clock.elapsed().plus(RefreshRhythm.TOLERANCE);
        return planned.stream()
                .filter(each -> each.due.compareTo(soon) <= 0)
                .sorted(Comparator.comparing(each -> each.last))
                .map(each -> each.query)
                .toList();
    }

    /** Makes every query due. */
    void makeDue() {
        planned.forEach(each -> each.due = clock.elapsed());
    }

    /**
     * Applies another interval. Queries planned at a shorter interval are delayed.
     *
     * @param forward whether queries planned at a longer interval are moved forward
     * @param spare whether there are calls for a second look
     */
    void setInterval(Duration interval, boolean forward, boolean spare) {
        secondLooks = spare;
        if (interval.equals(this.interval)) {
            return;
        }
        this.interval = interval;
        Duration now = clock.elapsed();
        for (Planned each : planned) {
            if (each.due.compareTo(now) > 0 && each.wasRead()) {
                Duration moment = each.last.plus(interval);
                each.due = forward == moment.compareTo(each.due) < 0 ? moment : each.due;
            }
        }
    }

    /** Handles a wall clock that was set: the refresh times of the cloud are learned again. */
    void clockWasSet() {
        rhythms.clear();
    }

    /** The present queries. */
    Set<Query> all() {
        return Set.copyOf(planned.stream().map(each -> each.query).toList());
    }

    /**
     * Plans queries again that were answered; those that were due and were not answered follow after an interval.
     *
     * @param begin when they were made
     * @param wallClock the same time on the wall clock
     * @param times the time stamp of the data of each device that has one
     */
    void read(Set<Query> answered, Duration begin, Instant wallClock, Map<String, Instant> times) {
        Duration soon = begin.plus(RefreshRhythm.TOLERANCE);
        Set<Planned> planNext = new LinkedHashSet<>();
        for (Planned each : planned) {
            if (answered.contains(each.query)) {
                each.query.devices().forEach(device -> look(device.id(), wallClock, times));
                planNext.add(each);
            } else if (each.due.compareTo(soon) <= 0) {
                each.due = begin.plus(interval);
            }
        }
        planNext.forEach(each -> planNext(each, begin, wallClock));
    }

    private void look(String device, Instant wallClock, Map<String, Instant> times) {
        Optional.ofNullable(times.get(device))
                .ifPresent(time -> rhythms.computeIfAbsent(device, unknown -> new RefreshRhythm())
                        .look(wallClock, time));
    }

    private void planNext(Planned each, Duration begin, Instant wallClock) {
        if (each.isSecondLook) {
            each.isSecondLook = false;
        } else {
            each.last = begin;
            if (isWorthASecondLook(each.query, wallClock)) {
                each.isSecondLook = true;
                each.due = begin.plus(SECOND_LOOK);
                return;
            }
        }
        Instant earliest = wallClock.plus(each.last.minus(begin)).plus(interval);
        each.due = begin.plus(Duration.between(wallClock, next(rhythms(each.query), earliest)));
    }

    private boolean isWorthASecondLook(Query query, Instant now) {
        return secondLooks
                && interval.compareTo(SHORTEST_WITH_SECOND_LOOK) >= 0
                && query.devices().stream()
                        .flatMap(device -> rhythm(device).stream())
                        .anyMatch(rhythm -> rhythm.isLate(now));
    }

    /** The time at which the data is newest: about an interval after the last one, or later if it is much newer then. */
    private Instant next(List<RefreshRhythm> known, Instant earliest) {
        if (known.isEmpty()) {
            return earliest;
        }
        Instant from = earliest.minus(shorter(EARLIER, interval.dividedBy(SOON_SHARE)));
        Instant end = earliest.plus(interval);
        Comparator<Instant> byAge = Comparator.comparing(moment -> age(known, moment));
        List<Instant> renewals =
                known.stream().flatMap(rhythm -> rhythm.renewal(from).stream()).toList();
        Instant soon = Stream.concat(Stream.of(from, earliest), renewals.stream())
                .filter(moment -> !moment.isAfter(earliest))
                .min(byAge)
                .orElse(earliest);
        return renewals.stream()
                .filter(moment -> moment.isAfter(earliest) && moment.isBefore(end))
                .min(byAge)
                .filter(later -> age(known, soon).minus(age(known, later)).compareTo(worthwhile(known)) > 0)
                .orElse(soon);
    }

    /** Waiting makes the data older for those who have the last one, unless it becomes newer by so much. */
    private static Duration worthwhile(List<RefreshRhythm> known) {
        return known.stream()
                .flatMap(rhythm -> rhythm.period().stream())
                .min(Comparator.naturalOrder())
                .map(period -> period.dividedBy(SOON_SHARE))
                .orElse(Duration.ZERO);
    }

    /** How long the newest data has been visible at a time, on average. */
    private static Duration age(List<RefreshRhythm> known, Instant moment) {
        return known.stream()
                .flatMap(rhythm -> rhythm.age(moment).stream())
                .reduce(Duration.ZERO, Duration::plus)
                .dividedBy(known.size());
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** The rhythms of the query's devices, or those of the others if these have no time stamps. */
    private List<RefreshRhythm> rhythms(Query query) {
        List<RefreshRhythm> own = withPeriod(query.devices().stream()
                .flatMap(device -> rhythm(device).stream())
                .toList());
        return own.isEmpty() ? withPeriod(rhythms.values()) : own;
    }

    private static List<RefreshRhythm> withPeriod(Collection<RefreshRhythm> rhythms) {
        return rhythms.stream()
                .filter(rhythm -> rhythm.period().isPresent())
                .limit(MOST_RHYTHMS)
                .toList();
    }

    private Optional<RefreshRhythm> rhythm(Device device) {
        return Optional.ofNullable(rhythms.get(device.id()));
    }

    /** A query and its times on the monotonic clock. */
    private static final class Planned {
        private static final Duration NEVER = Duration.ofDays(-365_000);

        private final Query query;
        private Duration due;
        /** When it was last read, apart from second looks. */
        private Duration last = NEVER;

        private boolean isSecondLook;

        private Planned(Query query, Duration due) {
            this.query = query;
            this.due = due;
        }

        private boolean wasRead() {
            return !last.equals(NEVER);
        }

        private Planned with(Query other) {
            Planned copy = new Planned(other, due);
            copy.last = last;
            return copy;
        }

        private static Planned earlier(Planned a, Planned b) {
            return a.due.compareTo(b.due) <= 0 ? a : b;
        }
    }
}
