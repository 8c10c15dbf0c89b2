package io.github.solarcloud2mqtt.time;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A scheduler with one thread of its own. */
public final class ThreadScheduler implements Scheduler, AutoCloseable {

    private final Logger log = LoggerFactory.getLogger(ThreadScheduler.class);
    private final ScheduledThreadPoolExecutor executor;
    private final double speed;

    /**
     * Starts the thread.
     *
     * @param name the thread's name, as it appears in the log
     * @param speed how many times faster than real time delays pass; 1 except in the demo
     */
    public ThreadScheduler(String name, double speed) {
        this.speed = speed;
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable task) {
        long nanos = Math.round(delay.toNanos() / speed);
        try {
            var future = executor.schedule(() -> runLogged(task), nanos, TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            // The program is ending.
            return () -> {};
        }
    }

    private void runLogged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            log.error(
                    "A task of {} failed. The other tasks continue. Please report this.",
                    Thread.currentThread().getName(),
                    e);
        }
    }

    /** Stops the thread and interrupts its current task. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
