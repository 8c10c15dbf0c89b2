package io.github.solarcloud2mqtt.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with jitter: each wait is about twice the one before, up to a limit, and random, so that clients
 * that failed together do not retry together. Not thread-safe.
 */
public final class Backoff {

    private final long firstMillis;
    private final long lastMillis;
    private final RandomGenerator random;
    private long ceilingMillis;

    /**
     * @param first the shortest wait
     * @param last the longest wait, at least twice the shortest
     */
    public Backoff(Duration first, Duration last, RandomGenerator random) {
        firstMillis = first.toMillis();
        lastMillis = last.toMillis();
        this.random = random;
        ceilingMillis = 2 * firstMillis;
    }

    /** The wait before the next attempt: between half and all of the current limit. */
    public Duration next() {
        Duration wait = Duration.ofMillis(random.nextLong(ceilingMillis / 2, ceilingMillis + 1));
        ceilingMillis = Math.min(lastMillis, 2 * ceilingMillis);
        return wait;
    }

    /** Restarts with the shortest wait. */
    public void reset() {
        ceilingMillis = 2 * firstMillis;
    }
}
