package io.github.solarcloud2mqtt.cloud.http;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.BadRequest;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides when a response without the vendor's own envelope counts. A bare HTTP status or a web page may come from a proxy,
 * a firewall or a gateway that restarts, so it is a transient failure until the same endpoint has failed in this way
 * several times over some minutes. Thread-safe.
 */
public final class UnconfirmedFailures {

    /** So many failures of an endpoint are no accident. */
    static final int LEAST_FAILURES = 4;

    /** Failures within a shorter time may have one cause that passes. */
    static final Duration LEAST_TIME = Duration.ofMinutes(5);

    private final Supplier<Duration> clock;
    private final Map<String, Series> series = new HashMap<>();
    private Optional<Duration> lastAnswer = Optional.empty();

    /**
     * @param clock monotonic time
     */
    public UnconfirmedFailures(Supplier<Duration> clock) {
        this.clock = clock;
    }

    /** The failures of an endpoint since it answered last. */
    private record Series(Duration begin, int count) {}

    /** The vendor's cloud itself has answered a call, with success or with one of its codes. */
    public synchronized void answered(String endpoint) {
        series.remove(endpoint);
        lastAnswer = Optional.of(clock.get());
    }

    /**
     * The failure of a call whose response was not the vendor's own.
     *
     * @param conclusion what the response means if it comes from the vendor
     * @return a transient failure at first; the conclusion if the endpoint goes on failing; if other endpoints answer
     *     meanwhile, that this one is not available
     */
    public synchronized CloudException judge(String endpoint, CloudException conclusion) {
        if (conclusion instanceof Transient) {
            return conclusion;
        }
        Duration now = clock.get();
        Series failures = series.merge(
                endpoint, new Series(now, 1), (known, ignored) -> new Series(known.begin, known.count + 1));
        boolean confirmed =
                failures.count >= LEAST_FAILURES && now.minus(failures.begin).compareTo(LEAST_TIME) >= 0;
        if (!confirmed) {
            return passing(conclusion);
        }
        boolean othersAnswer = lastAnswer
                .filter(moment -> moment.compareTo(failures.begin) > 0)
                .isPresent();
        if (othersAnswer) {
            return new NotAllowed(String.valueOf(conclusion.getMessage()), conclusion);
        }
        // If every request is refused, the cause is not the request.
        return conclusion instanceof BadRequest ? passing(conclusion) : conclusion;
    }

    private static Transient passing(CloudException conclusion) {
        return new Transient(conclusion.getMessage() + " The bridge tries again by itself.", conclusion);
    }
}
