package io.github.solarcloud2mqtt.simulator.isolarcloud.access;

import io.github.solarcloud2mqtt.simulator.http.CallLog;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The token bucket of the gateway: 15 calls at once, refilled with 10 at each full second (response headers in the samples of
 * Sungrow Open API 2; the documentation does not describe the limit).
 */
public final class RateLimit {

    private static final int CAPACITY = 15;
    private static final int CALLS_PER_SECOND = 10;

    private final CallLog callLog;
    private boolean enabled = true;
    private long refilledSecond = Long.MIN_VALUE;
    private int tokens = CAPACITY;

    public RateLimit(CallLog callLog) {
        this.callLog = callLog;
    }

    public void enable(boolean isEnabled) {
        enabled = isEnabled;
        tokens = CAPACITY;
    }

    /** Takes a token for a call; returns HTTP 429 and records a violation if there is none. */
    public Optional<HttpResponse> check(Instant now, String endpoint) {
        if (!enabled) {
            return Optional.empty();
        }
        refill(now.getEpochSecond());
        if (tokens > 0) {
            tokens--;
            return Optional.empty();
        }
        callLog.call(now, endpoint, "HTTP 429");
        callLog.violation(now, endpoint, "exceeds the rate limit");
        return Optional.of(withHeaders(HttpResponse.html(429, "Too Many Requests")));
    }

    /** Adds the rate headers to a response. */
    public HttpResponse withHeaders(HttpResponse response) {
        return !enabled || !response.headers().isEmpty()
                ? response
                : response.with(Map.of(
                        "X-Ratelimit-Remaining", String.valueOf(tokens),
                        "X-Ratelimit-Burst-Capacity", String.valueOf(CAPACITY),
                        "X-Ratelimit-Replenish-Rate", String.valueOf(CALLS_PER_SECOND)));
    }

    private void refill(long second) {
        long passed = refilledSecond == Long.MIN_VALUE ? 0 : Math.max(0, second - refilledSecond);
        tokens = (int) Math.min(CAPACITY, tokens + Math.min(CAPACITY, passed) * CALLS_PER_SECOND);
        refilledSecond = second;
    }
}
