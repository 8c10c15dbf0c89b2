package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.time.MonotonicClock;
import java.time.Duration;
import java.util.Optional;

/**
 * Limits how often a request of one kind is carried out, because anyone who may publish to the broker can make requests.
 * What comes while one is carried out or within a minute after it has the same outcome. Used by one thread.
 */
final class RequestLimit {

    static final Duration PAUSE = Duration.ofMinutes(1);

    private final MonotonicClock clock;
    private Optional<Duration> lastEnd = Optional.empty();

    RequestLimit(MonotonicClock clock) {
        this.clock = clock;
    }

    /** Runs a task, unless it has been run within the last minute. */
    void run(Runnable task) {
        boolean recent = lastEnd.filter(end -> clock.elapsed().minus(end).compareTo(PAUSE) < 0)
                .isPresent();
        if (!recent) {
            task.run();
            lastEnd = Optional.of(clock.elapsed());
        }
    }
}
