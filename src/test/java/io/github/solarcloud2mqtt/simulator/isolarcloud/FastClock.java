package io.github.solarcloud2mqtt.simulator.isolarcloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that runs faster than real time and that several processes can share.
 *
 * @param begin its first time
 * @param started the real time of that
 * @param speed how many times faster than real time it runs
 */
public record FastClock(Instant begin, Instant started, int speed) {

    /** Parses {@code BEGIN,STARTED,SPEED}, with both times in ISO 8601. */
    public static FastClock parse(String text) {
        String[] parts = text.split(",", -1);
        return new FastClock(Instant.parse(parts[0]), Instant.parse(parts[1]), Integer.parseInt(parts[2]));
    }

    /** Returns the clock. */
    public InstantSource source() {
        return () -> begin.plus(Duration.between(started, Instant.now()).multipliedBy(speed));
    }
}
