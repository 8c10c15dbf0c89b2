package io.github.solarcloud2mqtt.app.history;

import io.github.solarcloud2mqtt.history.HistoryProgress;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;

/** Shows the progress on standard error: a bar on a terminal, otherwise a line a minute. */
public final class HistoryProgressView implements HistoryProgress, AutoCloseable {
    private final HistoryProgress progress;
    private final Runnable end;

    private HistoryProgressView(HistoryProgress progress, Runnable end) {
        this.progress = progress;
        this.end = end;
    }

    /** The view for where standard error is. */
    public static HistoryProgressView of(PrintWriter messages, InstantSource clock) {
        if (TerminalProgress.isPossible()) {
            TerminalProgress bar = new TerminalProgress(System.err);
            return new HistoryProgressView(bar, bar::close);
        }
        return lines(messages, clock);
    }

    /** A line a minute. */
    public static HistoryProgressView lines(PrintWriter messages, InstantSource clock) {
        return new HistoryProgressView(new ProgressLines(messages, clock), () -> {});
    }

    @Override
    public void begin(long calls) {
        progress.begin(calls);
    }

    @Override
    public void called(long planned, long made) {
        progress.called(planned, made);
    }

    @Override
    public void waits(String reason, Instant until) {
        progress.waits(reason, until);
    }

    @Override
    public void close() {
        end.run();
    }
}
