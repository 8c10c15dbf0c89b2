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
 * Counts the calls of one account and calculates how often the cloud may be called. Hours and days are those of UTC;
 * where the cloud reports a count of its own, the higher of the two applies. Thread-safe.
 */
public final class CallBudget {

    /** The share of a quota that is kept for a restart, a request of the user or the vendor's app. */
    private static final int RESERVED_PERCENT = 5;

    private static final JsonAdapter<Saved> SAVED = new Moshi.Builder().build().adapter(Saved.class);

    private final InstantSource clock;
    private final StateDirectory state;
    private final String file;
    private final Window hour;
    private final Window day;
    private Saved saved;

    /**
     * @param name names the state file of the count
     */
    public CallBudget(InstantSource clock, StateDirectory state, String name) {
        this.clock = clock;
        this.state = state;
        file = "calls-" + name;
        saved = state.load(file, SAVED).orElse(new Saved(0, 0, 0, 0));
        hour = new Window(ChronoUnit.HOURS, saved.hour, saved.madeInHour);
        day = new Window(ChronoUnit.DAYS, saved.day, saved.madeInDay);
    }

    /** Counts one call that is about to be made. Any thread. */
    public synchronized void count() {
        Instant now = clock.instant();
        hour.count(now);
        day.count(now);
    }

    /** Takes over the limits and counts that the cloud reports. */
    public synchronized void learn(Quota quota) {
        Instant now = clock.instant();
        hour.learn(now, quota.perHour(), quota.madeThisHour());
        day.learn(now, quota.perDay(), quota.madeToday());
    }

    /** Calls made since midnight, UTC. */
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

    /**
     * How long to wait between two rounds so that the quota lasts until it is renewed.
     *
     * @param wanted the interval to keep if the quota allows it
     * @param callsPerRound what one round costs
     */
    public synchronized Duration interval(Duration wanted, double callsPerRound) {
        Instant now = clock.instant();
        Duration needed = max(hour.interval(now, callsPerRound), day.interval(now, callsPerRound));
        return max(wanted, needed);
    }

    /** Stores the count for the next start, if it has changed. */
    public synchronized void save() {
        Saved present = new Saved(hour.begin, hour.made, day.begin, day.made);
        if (!present.equals(saved)) {
            state.trySave(file, SAVED, present);
            saved = present;
        }
    }

    private static OptionalLong min(OptionalLong a, OptionalLong b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : OptionalLong.of(Math.min(a.getAsLong(), b.getAsLong()));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** An hour or a day, whose beginning is in seconds since 1970. */
    private static final class Window {
        private final ChronoUnit length;
        private long begin;
        private long made;
        private OptionalLong limit = OptionalLong.empty();

        Window(ChronoUnit length, long begin, long made) {
            this.length = length;
            this.begin = begin;
            this.made = made;
        }

        void count(Instant now) {
            roll(now);
            made++;
        }

        void learn(Instant now, OptionalInt limit, OptionalInt madeByAll) {
            roll(now);
            this.limit = limit.isPresent() ? OptionalLong.of(limit.getAsInt()) : OptionalLong.empty();
            made = Math.max(made, madeByAll.orElse(0));
        }

        long made(Instant now) {
            roll(now);
            return made;
        }

        OptionalLong left(Instant now) {
            roll(now);
            return limit.isEmpty() ? limit : OptionalLong.of(Math.max(0, limit.getAsLong() - made));
        }

        Duration interval(Instant now, double callsPerRound) {
            if (limit.isEmpty()) {
                return Duration.ZERO;
            }
            long reserved = limit.getAsLong() * RESERVED_PERCENT / 100;
            double usable = left(now).orElse(0) - reserved;
            Duration rest = Duration.between(now, Instant.ofEpochSecond(begin).plus(1, length));
            return usable < callsPerRound
                    ? rest
                    : Duration.ofMillis(Math.round(rest.toMillis() * callsPerRound / usable));
        }

        private void roll(Instant now) {
            long present = now.truncatedTo(length).getEpochSecond();
            if (present != begin) {
                begin = present;
                made = 0;
            }
        }
    }

    /** The content of the state file; public because Moshi handles only public records. */
    public record Saved(long hour, long madeInHour, long day, long madeInDay) {}
}
