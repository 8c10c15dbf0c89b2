package io.github.solarcloud2mqtt.cloud;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls of one account and calculates how often the cloud may be polled. Hours and days are UTC until the
 * cloud's own daily count restarts at another time. Of the own count and the cloud's, the higher one is used.
 * Thread-safe.
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
    private String version = "";
    private boolean readsThePast;

    /**
     * @param name part of the name of the count's state file
     */
    public CallBudget(InstantSource clock, StateDirectory state, String name) {
        this.clock = clock;
        this.state = state;
        file = "calls-" + name;
        saved = state.load(file, SAVED).orElse(new Saved(0, 0, 0, 0, 0L, 0L));
        Instant now = clock.instant();
        hour = new Window(Duration.ofHours(1), saved.hour, saved.madeInHour, saved.pastOfHour(), now);
        day = new Window(Duration.ofDays(1), saved.day, saved.madeInDay, saved.pastOfDay(), now);
    }

    /** Counts one call that is about to be made. */
    public synchronized void count() {
        Instant now = clock.instant();
        hour.count(now, readsThePast);
        day.count(now, readsThePast);
    }

    /** From now on the calls of this process are for past values, of which {@link #leftForThePast} says how many there may be. */
    public synchronized void readThePast() {
        readsThePast = true;
    }

    /**
     * The calls for past values that may still be made: half of what other uses leave of the quota in the present hour and
     * day.
     *
     * @return empty without a known limit
     */
    public synchronized Optional<PastShare> leftForThePast() {
        Instant now = clock.instant();
        Optional<PastShare> inHour = hour.leftForThePast(now);
        Optional<PastShare> inDay = day.leftForThePast(now);
        return inHour.isPresent()
                        && inDay.filter(share -> share.left < inHour.get().left).isEmpty()
                ? inHour
                : inDay;
    }

    /**
     * The share of past values in a quota.
     *
     * @param left the calls that may still be made
     * @param perWindow the calls of a whole hour or day if nothing else uses the quota
     * @param renewal when the quota is renewed
     * @param window its length
     */
    public record PastShare(long left, long perWindow, Instant renewal, Duration window) {}

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

    /**
     * How long to wait between two rounds so that the quota lasts until it is renewed; at least the wanted interval.
     */
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

    /**
     * Stores the count for the next start, if it has changed, together with what other processes have counted in the same
     * state directory.
     */
    public synchronized void save() {
        state.saveAgain();
        if (present().equals(saved)
                && Objects.equals(version, state.version(file).orElse(""))) {
            return;
        }
        try {
            state.locks().exclusively(file, () -> {
                state.load(file, SAVED).ifPresent(this::merge);
                store();
                return file;
            });
        } catch (IOException e) {
            // Without a lock the count of another process may be lost, as without a file.
            store();
        }
    }

    private void merge(Saved stored) {
        Instant now = clock.instant();
        hour.merge(now, stored.hour, stored.madeInHour, stored.pastOfHour());
        day.merge(now, stored.day, stored.madeInDay, stored.pastOfDay());
    }

    private void store() {
        Saved present = present();
        if (!present.equals(saved)) {
            state.trySave(file, SAVED, present);
        }
        hour.isSaved();
        day.isSaved();
        saved = present;
        version = state.version(file).orElse("");
    }

    private Saved present() {
        return new Saved(hour.begin, hour.made, day.begin, day.made, hour.past, day.past);
    }

    private static OptionalLong min(OptionalLong a, OptionalLong b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : OptionalLong.of(Math.min(a.getAsLong(), b.getAsLong()));
    }

    /** An hour or a day; its beginning is in seconds since 1970. */
    private static final class Window {
        private final long length;
        private long begin;
        private long made;
        private long past;
        private long unsaved;
        private long unsavedPast;
        private OptionalLong limit = OptionalLong.empty();
        private OptionalLong reported = OptionalLong.empty();
        private OptionalLong reportedBefore = OptionalLong.empty();
        private long madeSinceReport;
        private boolean reportLags;

        /** Ignores a stored time in the future: it comes from a clock that was wrong. */
        Window(Duration length, long begin, long made, long past, Instant now) {
            this.length = length.toSeconds();
            boolean believed = begin <= now.getEpochSecond();
            this.begin = believed ? begin : 0;
            this.made = believed ? made : 0;
            this.past = believed ? past : 0;
        }

        void count(Instant now, boolean forThePast) {
            roll(now);
            made++;
            unsaved++;
            past += forThePast ? 1 : 0;
            unsavedPast += forThePast ? 1 : 0;
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

        /** Takes over what another process has stored, of this window or of a later one. */
        void merge(Instant now, long storedBegin, long storedMade, long storedPast) {
            roll(now);
            if (storedBegin >= begin && storedBegin <= now.getEpochSecond()) {
                made = storedBegin == begin ? Math.max(made, storedMade + unsaved) : storedMade + unsaved;
                past = storedPast + unsavedPast;
                begin = storedBegin;
            }
        }

        /** The file has every call of this process. */
        void isSaved() {
            unsaved = 0;
            unsavedPast = 0;
        }

        Optional<PastShare> leftForThePast(Instant now) {
            roll(now);
            if (limit.isEmpty()) {
                return Optional.empty();
            }
            long others = Math.max(0, made - past);
            long share = Math.max(0, limit.getAsLong() - others) / 2;
            return Optional.of(new PastShare(
                    Math.max(0, share - past),
                    limit.getAsLong() / 2,
                    Instant.ofEpochSecond(begin + length),
                    Duration.ofSeconds(length)));
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
                past = 0;
                unsaved = 0;
                unsavedPast = 0;
                reportedBefore = reported.isPresent() ? reported : reportedBefore;
                reported = OptionalLong.empty();
            }
        }
    }

    /** The content of the state file; public because Moshi handles only public records. */
    public record Saved(
            long hour,
            long madeInHour,
            long day,
            long madeInDay,
            @Nullable Long pastInHour,
            @Nullable Long pastInDay) {
        /** Calls for past values in the hour; none in a file of an earlier version. */
        long pastOfHour() {
            return pastInHour == null ? 0 : pastInHour;
        }

        /** Calls for past values in the day; none in a file of an earlier version. */
        long pastOfDay() {
            return pastInDay == null ? 0 : pastInDay;
        }
    }
}
