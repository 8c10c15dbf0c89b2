package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.time.MonotonicClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Limits how often a request of one kind is carried out, because anyone who may publish to the broker can make requests: at
 * most ten times a minute. A further one has the outcome of the last. Used by one thread.
 */
final class RequestLimit {

    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int MOST = 10;

    private final MonotonicClock clock;
    private final Deque<Duration> runs = new ArrayDeque<>();

    RequestLimit(MonotonicClock clock) {
        this.clock = clock;
    }

    /** Runs a task, unless ten have been run within the last minute. */
    void run(Runnable task) {
        runs.removeIf(end -> clock.elapsed().minus(end).compareTo(SPAN) >= 0);
        if (runs.size() < MOST) {
            task.run();
            runs.add(clock.elapsed());
        }
    }
}
