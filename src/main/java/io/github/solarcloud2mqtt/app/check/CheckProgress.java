package io.github.solarcloud2mqtt.app.check;

import io.github.solarcloud2mqtt.time.Scheduler;
import java.io.PrintWriter;
import java.time.Duration;

/** Prints a line every few seconds while a cloud is slow. */
public final class CheckProgress implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofSeconds(10);

    private final String cloud;
    private final PrintWriter out;
    private final Scheduler scheduler;
    private Scheduler.Scheduled next = () -> {};
    private Duration waited = Duration.ZERO;
    private boolean closed;

    /**
     * @param out where to print; not the stream of the report
     */
    public CheckProgress(String cloud, PrintWriter out, Scheduler scheduler) {
        this.cloud = cloud;
        this.out = out;
        this.scheduler = scheduler;
    }

    /** Starts waiting. */
    public synchronized void start() {
        next = scheduler.schedule(INTERVAL, this::print);
    }

    private synchronized void print() {
        if (closed) {
            return;
        }
        waited = waited.plus(INTERVAL);
        out.println("Cloud " + cloud + ": still reading plants, devices and values, for " + waited.toSeconds() + " s");
        out.flush();
        next = scheduler.schedule(INTERVAL, this::print);
    }

    @Override
    public synchronized void close() {
        closed = true;
        next.cancel();
    }
}
