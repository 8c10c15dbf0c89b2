package io.github.solarcloud2mqtt.app.history;

import io.github.solarcloud2mqtt.history.HistoryProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Prints a line a minute. */
final class ProgressLines implements HistoryProgress {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final PrintWriter out;
    private final InstantSource clock;
    private Instant begun = Instant.EPOCH;
    private Instant printed = Instant.EPOCH;
    private long needed;

    /**
     * @param out where to print, which is not where the values go
     */
    ProgressLines(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void begin(long calls) {
        needed = calls;
        begun = clock.instant();
        printed = begun;
    }

    @Override
    public void called(long planned, long made) {
        Instant now = clock.instant();
        if (Duration.between(printed, now).compareTo(INTERVAL) >= 0) {
            printed = now;
            out.println("%d of %d calls made, %s left".formatted(planned, needed, left(planned, now)));
            out.flush();
        }
    }

    private String left(long planned, Instant now) {
        if (planned == 0) {
            return "unknown time";
        }
        Duration passed = Duration.between(begun, now);
        return DurationText.of(passed.multipliedBy(needed - planned).dividedBy(planned));
    }

    @Override
    public void waits(String reason, Instant until) {
        out.println(reason + " Waiting until " + until.truncatedTo(ChronoUnit.SECONDS) + ".");
        out.flush();
    }
}
