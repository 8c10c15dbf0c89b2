package io.github.solarcloud2mqtt.time;

import java.time.Duration;

/** Runs tasks later, one after the other, never two at once. */
public interface Scheduler {

    /**
     * Runs a task once.
     *
     * @param delay how long to wait, from zero up
     * @param task what to run; an exception it throws is logged and ends only this run
     * @return a handle to call the task off
     */
    Scheduled schedule(Duration delay, Runnable task);

    /** A task that waits to be run. */
    interface Scheduled {
        /** Calls the task off. Without effect once it has begun. */
        void cancel();
    }
}
