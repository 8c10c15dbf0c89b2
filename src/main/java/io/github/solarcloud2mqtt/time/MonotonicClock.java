package io.github.solarcloud2mqtt.time;

import java.time.Duration;

/**
 * A clock that only runs forward, at the same rate as the {@link Scheduler}'s delays. Everything that waits counts this
 * time, so that a wall clock that is set does not stop or hurry it. Safe for use by several threads.
 */
@FunctionalInterface
public interface MonotonicClock {

    /** The time since a fixed, arbitrary moment. */
    Duration elapsed();
}
