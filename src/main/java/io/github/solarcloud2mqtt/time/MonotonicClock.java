package io.github.solarcloud2mqtt.time;

import java.time.Duration;

/**
 * A clock that never jumps and runs at the same rate as the {@link Scheduler}'s delays. All waiting uses this time, so that
 * setting the wall clock neither stops nor triggers a task. Thread-safe.
 */
@FunctionalInterface
public interface MonotonicClock {

    /** The time since a fixed, arbitrary instant. */
    Duration elapsed();
}
