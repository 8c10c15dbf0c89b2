package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import io.github.solarcloud2mqtt.cloud.CallPacer;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Paces the calls of an application and repeats throttled ones: HTTP 429 and code E901. A call that is throttled repeatedly,
 * or whose response gives a long wait, is not repeated; the caller gets the failure, and no other call is repeated until the
 * gateway accepts one. Thread-safe.
 */
final class ThrottlePolicy {

    /** The first wait if the response gives none; it doubles with each repetition. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

    /** Longer waits are left to the poller, so that it can do other work meanwhile. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final int REPETITIONS = 4;

    private final Logger log = LoggerFactory.getLogger(ThrottlePolicy.class);
    private final CallPacer pacer;
    private final InstantSource clock;
    private final int repetitions;
    private volatile boolean exhausted;

    private ThrottlePolicy(CallPacer pacer, InstantSource clock, int repetitions) {
        this.pacer = pacer;
        this.clock = clock;
        this.repetitions = repetitions;
    }

    static ThrottlePolicy repeating(CallPacer pacer, InstantSource clock) {
        return new ThrottlePolicy(pacer, clock, REPETITIONS);
    }

    /** For calls that must not be repeated. */
    static ThrottlePolicy once(CallPacer pacer, InstantSource clock) {
        return new ThrottlePolicy(pacer, clock, 0);
    }

    /** Waits until the next call may be made. */
    void acquire() throws Transient {
        try {
            pacer.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Transient("The bridge stops; the call was not made.", e);
        }
    }

    /** Adapts the pacer to the rate headers of a response. */
    void adapt(Headers headers) {
        pacer.adapt(RateHeaders.capacity(headers), RateHeaders.callsPerSecond(headers), RateHeaders.remaining(headers));
    }

    /** Records that the gateway accepted a call. */
    void accepted() {
        exhausted = false;
    }

    /**
     * Whether a throttled call is to be repeated; delays the next call as long as necessary.
     *
     * @param repetition how often the call has been repeated
     */
    boolean repeats(int repetition, Headers headers) {
        exhausted |= repetition >= repetitions;
        if (exhausted) {
            return false;
        }
        Duration own = FIRST_WAIT.multipliedBy(1L << repetition);
        Optional<Duration> named = RateHeaders.named(headers, clock.instant());
        Duration wait = named.filter(each -> each.compareTo(own) > 0).orElse(own);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            return false;
        }
        log.debug("throttled; the next call is made in {} s", wait.toSeconds());
        pacer.pause(wait);
        return true;
    }
}
