package io.github.solarcloud2mqtt.app.history;

import io.github.solarcloud2mqtt.history.HistoryProgress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Draws a progress bar on a terminal. */
final class TerminalProgress implements HistoryProgress, AutoCloseable {
    private static final int WIDTH = 100;
    private static final int REDRAW_MS = 500;

    /** What the second standard stream of this process is, where the system says so. */
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/\\d+|tty.*|console)");

    private final PrintStream out;
    private Optional<ProgressBar> bar = Optional.empty();

    TerminalProgress(PrintStream out) {
        this.out = out;
    }

    /** Whether standard error is a terminal. */
    static boolean isPossible() {
        try {
            return TERMINAL.matcher(Files.readSymbolicLink(STANDARD_ERROR).toString())
                    .matches();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    public void begin(long calls) {
        bar = Optional.of(new ProgressBarBuilder()
                .setTaskName("History")
                .setUnit(" calls", 1)
                .setInitialMax(calls)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MS)
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .build());
    }

    @Override
    public void called(long planned, long made) {
        bar.ifPresent(each -> each.stepTo(planned));
    }

    @Override
    public void waits(String reason, Instant until) {
        bar.ifPresent(each -> each.setExtraMessage("waits until " + until.truncatedTo(ChronoUnit.SECONDS)));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
