package io.github.solarcloud2mqtt.time;

import java.time.Duration;

/** Waits on the calling thread, counting the time of {@link MonotonicClock}. Thread-safe. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits.
     *
     * @param duration how long; zero or negative returns at once
     * @throws InterruptedException if the thread is interrupted, because its scheduler closes
     */
    void sleep(Duration duration) throws InterruptedException;
}
