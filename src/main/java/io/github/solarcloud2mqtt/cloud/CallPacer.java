package io.github.solarcloud2mqtt.cloud;

import io.github.solarcloud2mqtt.time.MonotonicClock;
import io.github.solarcloud2mqtt.time.Sleeper;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Keeps the calls of one application within the token bucket of its gateway. Gateways commonly refill their bucket once a
 * second, so the local bucket holds only the difference between the gateway's capacity and its refill of one second: with
 * 15 calls and 10 a second that is a burst of 5, then one call each 100 ms. Counts monotonic time. Thread-safe.
 */
public final class CallPacer {

    private static final int DEFAULT_CAPACITY = 15;
    private static final int DEFAULT_CALLS_PER_SECOND = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    private final MonotonicClock clock;
    private final Sleeper sleeper;
    private int capacity = DEFAULT_CAPACITY;
    private int callsPerSecond = DEFAULT_CALLS_PER_SECOND;
    private double tokens = burst();
    private Duration refilled;
    private Duration pausedUntil;

    public CallPacer(MonotonicClock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
        refilled = clock.elapsed();
        pausedUntil = refilled;
    }

    /**
     * Waits until the next call may be made.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void acquire() throws InterruptedException {
        Duration wait = reserve();
        if (wait.compareTo(Duration.ZERO) > 0) {
            sleeper.sleep(wait);
        }
    }

    /** Delays the next call of every thread. */
    public synchronized void pause(Duration wait) {
        Duration until = clock.elapsed().plus(wait);
        if (until.compareTo(pausedUntil) > 0) {
            pausedUntil = until;
        }
    }

    /**
     * Applies what the gateway reports about its bucket; a value that it does not report is empty.
     *
     * @param capacity the largest number of calls at once
     * @param callsPerSecond the refill of a second
     * @param remaining the calls left at the time of the response
     */
    public synchronized void adapt(OptionalInt capacity, OptionalInt callsPerSecond, OptionalInt remaining) {
        refill();
        capacity.ifPresent(calls -> this.capacity = Math.max(1, calls));
        callsPerSecond.ifPresent(calls -> this.callsPerSecond = Math.max(1, calls));
        tokens = Math.min(tokens, Math.min(burst(), remaining.orElse(Integer.MAX_VALUE)));
        if (remaining.isPresent() && remaining.getAsInt() == 0) {
            // Another program uses the bucket too; the gateway refills it within a second.
            tokens = Math.min(tokens, 1.0 - this.callsPerSecond);
        }
    }

    private synchronized Duration reserve() {
        refill();
        tokens -= 1;
        Duration forToken = tokens >= 0
                ? Duration.ZERO
                : Duration.ofNanos((long) Math.ceil(-tokens / callsPerSecond * NANOS_PER_SECOND));
        Duration forPause = pausedUntil.minus(refilled);
        return forToken.compareTo(forPause) > 0 ? forToken : forPause;
    }

    private void refill() {
        Duration now = clock.elapsed();
        double earned = now.minus(refilled).toNanos() / NANOS_PER_SECOND * callsPerSecond;
        tokens = Math.min(burst(), tokens + earned);
        refilled = now;
    }

    private double burst() {
        return Math.max(1, capacity - callsPerSecond);
    }
}
