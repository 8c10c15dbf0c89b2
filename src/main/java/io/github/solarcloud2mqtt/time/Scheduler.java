package io.github.solarcloud2mqtt.time;

import java.time.Duration;

/** Runs tasks later, one after the other, never two at the same time. */
public interface Scheduler {

    /**
     * Runs a task once.
     *
     * @param delay how long to wait; not negative
     * @param task what to run; an exception it throws is logged and ends only this run
     * @return a handle that cancels the task
     */
    Scheduled schedule(Duration delay, Runnable task);

    /** A scheduled task. */
    interface Scheduled {
        /** Cancels the task. Has no effect after the task has begun. */
        void cancel();
    }
}
