package io.github.solarcloud2mqtt.cloud;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Counts the calls of one account and calculates how often the cloud may be polled. Hours and days are UTC until the
 * cloud's own daily count restarts at another time. Of the own count and the cloud's, the higher one is used. Thread-safe.
 */
public final class CallBudget {

    /** The share of a quota that is reserved for a restart, a request of the user or the vendor's app. */
    private static final int RESERVED_PERCENT = 5;

    private static final Duration REPORT_LAG = Duration.ofMinutes(10);
    private static final int HOURS_PER_DAY = 24;

    private static final JsonAdapter<Saved> SAVED = new Moshi.Builder().build().adapter(Saved.class);

    private final InstantSource clock;
    private final StateDirectory state;
    private final String file;
    private final Window hour;
    private final Window day;
    private Saved saved;

    /**
     * @param name part of the name of the count's state file
     */
    public CallBudget(InstantSource clock, StateDirectory state, String name) {
        this.clock = clock;
        this.state = state;
        file = "calls-" + name;
        saved = state.load(file, SAVED).orElse(new Saved(0, 0, 0, 0));
        Instant now = clock.instant();
        hour = new Window(Duration.ofHours(1), saved.hour, saved.madeInHour, now);
        day = new Window(Duration.ofDays(1), saved.day, saved.madeInDay, now);
    }

    /** Counts one call that is about to be made. */
    public synchronized void count() {
        Instant now = clock.instant();
        hour.count(now);
        day.count(now);
    }

    /** Sets the quota that the cloud reports. */
    public synchronized void learn(Quota quota) {
        Instant now = clock.instant();
        hour.learn(now, quota.perHour(), quota.madeThisHour());
        day.learn(now, quota.perDay(), quota.madeToday());
    }

    /** Whether the last report of the cloud was ignored because it may still count the previous hour or day. */
    public synchronized boolean awaitsReport() {
        return hour.reportLags || day.reportLags;
    }

    /** Calls made since the day's quota was renewed. */
    public synchronized long madeToday() {
        return day.made(clock.instant());
    }

    /** Calls that may still be made in the present hour and day, if there is a known limit. */
    public synchronized OptionalLong left() {
        Instant now = clock.instant();
        return min(hour.left(now), day.left(now));
    }

    /** Calls that may be made in an hour, if there is a known limit. */
    public synchronized OptionalLong perHour() {
        return hour.limit;
    }

    /** Calls that may be made in a day, if there is a known limit. */
    public synchronized OptionalLong perDay() {
        return day.limit;
    }

    /** Calls that may be planned in a day, if there is a known limit; the reserved share is not included. */
    public synchronized OptionalLong plannablePerDay() {
        OptionalLong byHours = hour.plannable();
        return min(
                byHours.isPresent() ? OptionalLong.of(HOURS_PER_DAY * byHours.getAsLong()) : byHours, day.plannable());
    }

    /** How long to wait between two rounds so that the quota lasts until it is renewed; at least the wanted interval. */
    public Duration interval(Duration wanted, double callsPerRound) {
        return spread(wanted, callsPerRound).interval();
    }

    /**
     * Spreads the calls that are left over the time until the quota is renewed.
     *
     * @param wanted the interval if the quota allows it
     * @param callsPerRound the number of calls of one round
     */
    public synchronized Spread spread(Duration wanted, double callsPerRound) {
        Instant now = clock.instant();
        Spread byHour = hour.spread(now, callsPerRound);
        Spread byDay = day.spread(now, callsPerRound);
        Spread needed = byHour.interval.compareTo(byDay.interval) >= 0 ? byHour : byDay;
        return needed.interval.compareTo(wanted) > 0 ? needed : new Spread(wanted, needed.untilRenewal);
    }

    /**
     * The interval that the remaining calls allow.
     *
     * @param interval the time between two rounds
     * @param untilRenewal the time until the quota that sets the interval is renewed
     */
    public record Spread(Duration interval, Duration untilRenewal) {}

    /** Stores the count for the next start, if it has changed, and what could not be stored before. */
    public synchronized void save() {
        Saved present = new Saved(hour.begin, hour.made, day.begin, day.made);
        if (!present.equals(saved)) {
            state.trySave(file, SAVED, present);
            saved = present;
        }
        state.saveAgain();
    }

    private static OptionalLong min(OptionalLong a, OptionalLong b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : OptionalLong.of(Math.min(a.getAsLong(), b.getAsLong()));
    }

    /** An hour or a day; its beginning is in seconds since 1970. */
    private static final class Window {
        private final long length;
        private long begin;
        private long made;
        private OptionalLong limit = OptionalLong.empty();
        private OptionalLong reported = OptionalLong.empty();
        private OptionalLong reportedBefore = OptionalLong.empty();
        private long madeSinceReport;
        private boolean reportLags;

        /** Ignores a stored time in the future: it comes from a clock that was wrong. */
        Window(Duration length, long begin, long made, Instant now) {
            this.length = length.toSeconds();
            boolean believed = begin <= now.getEpochSecond();
            this.begin = believed ? begin : 0;
            this.made = believed ? made : 0;
        }

        void count(Instant now) {
            roll(now);
            made++;
            madeSinceReport++;
        }

        void learn(Instant now, OptionalInt limit, OptionalInt madeByAll) {
            roll(now);
            this.limit = limit.isPresent() ? OptionalLong.of(limit.getAsInt()) : OptionalLong.empty();
            madeByAll.ifPresent(count -> report(now, count));
        }

        private void report(Instant now, long count) {
            reportLags = lags(now, count);
            if (reported.isPresent() && count < reported.getAsLong()) {
                // The cloud has restarted its count, so its day begins at another hour than this one.
                long hour = now.truncatedTo(ChronoUnit.HOURS).getEpochSecond();
                begin = Math.max(hour, now.getEpochSecond() - length + 1);
                made = Math.max(count, madeSinceReport);
            } else if (reportLags) {
                return;
            } else {
                made = Math.max(made, count);
            }
            reported = OptionalLong.of(count);
            madeSinceReport = 0;
        }

        /** Shortly after the renewal the cloud may still report the previous count. */
        private boolean lags(Instant now, long count) {
            return reported.isEmpty()
                    && reportedBefore.isPresent()
                    && count >= reportedBefore.getAsLong()
                    && now.getEpochSecond() - begin < REPORT_LAG.toSeconds();
        }

        long made(Instant now) {
            roll(now);
            return made;
        }

        OptionalLong left(Instant now) {
            roll(now);
            return limit.isEmpty() ? limit : OptionalLong.of(Math.max(0, limit.getAsLong() - made));
        }

        OptionalLong plannable() {
            return limit.isEmpty() ? limit : OptionalLong.of(limit.getAsLong() - reserved());
        }

        private long reserved() {
            return limit.orElse(0) * RESERVED_PERCENT / 100;
        }

        Spread spread(Instant now, double callsPerRound) {
            if (limit.isEmpty()) {
                return new Spread(Duration.ZERO, Duration.ZERO);
            }
            double usable = left(now).orElse(0) - reserved();
            Duration rest = Duration.between(now, Instant.ofEpochSecond(begin + length));
            return new Spread(
                    usable < callsPerRound
                            ? rest
                            : Duration.ofMillis(Math.round(rest.toMillis() * callsPerRound / usable)),
                    rest);
        }

        /** If the clock is set back, the count stays: the calls were made recently. */
        private void roll(Instant now) {
            long windows = Math.floorDiv(now.getEpochSecond() - begin, length);
            begin += windows * length;
            if (windows > 0) {
                made = 0;
                reportedBefore = reported.isPresent() ? reported : reportedBefore;
                reported = OptionalLong.empty();
            }
        }
    }

    /** The content of the state file; public, because Moshi handles no other records. */
    public record Saved(long hour, long madeInHour, long day, long madeInDay) {}
}
