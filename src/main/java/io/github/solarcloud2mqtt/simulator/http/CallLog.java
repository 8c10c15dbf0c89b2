package io.github.solarcloud2mqtt.simulator.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The calls of a client and its violations of the rules. Keeps the newest entries only, because a demo runs for weeks. */
public final class CallLog {

    private static final Duration MEMORY = Duration.ofHours(1);
    private static final Duration RETRY_AFTER_WRONG_RESPONSE = Duration.ofMinutes(15);
    private static final String DEVICE_LIST = "getDeviceList";
    private static final int REQUESTS_TO_VIOLATION = 3;
    private static final int MAX_ENTRIES = 50_000;

    private final Deque<RecordedCall> calls = new ArrayDeque<>();
    private final Deque<Violation> violations = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Instant> rejected = new HashMap<>();
    private final Map<String, PointRequests> pointRequests = new HashMap<>();
    private final Set<String> invalidTokens = new HashSet<>();
    private Instant lastWrongResponse = Instant.EPOCH;

    /** Records a call and its outcome. */
    public void call(Instant time, String endpoint, String outcome) {
        counts.merge(endpoint, 1L, Long::sum);
        if (endpoint.startsWith(DEVICE_LIST) && outcome.equals("1")) {
            // After a new discovery a client may repeat what was rejected before.
            rejected.clear();
        }
        add(calls, new RecordedCall(time, endpoint, outcome));
    }

    /** Records a violation of the rules. */
    public void violation(Instant time, String endpoint, String what) {
        add(violations, new Violation(time, endpoint, what));
    }

    /** Checks a request that is about to be handled. */
    public void request(Instant time, String endpoint, String body) {
        Instant before = rejected.get(endpoint + body);
        if (before != null && time.isBefore(before.plus(MEMORY))) {
            violation(time, endpoint, "repeats a request that was rejected as invalid");
        }
    }

    /** Records that a request was rejected because of its content. */
    public void rejected(Instant time, String endpoint, String body) {
        rejected.put(endpoint + body, time);
    }

    /** Records a wrong response; for a while the client may retry a token that was called invalid. */
    public void wrongResponse(Instant time) {
        lastWrongResponse = time;
    }

    /** Records that a request carried an invalid token. */
    public void invalidToken(Instant time, String endpoint, String token) {
        boolean mayRetry = time.isBefore(lastWrongResponse.plus(RETRY_AFTER_WRONG_RESPONSE));
        if (!invalidTokens.add(token) && !mayRetry) {
            violation(time, endpoint, "reuses a token that the cloud has called invalid");
        }
    }

    /**
     * Records a request for a point that never has a value on any of the requested devices.
     *
     * @param point the point and a device, such as {@code p83022 of 974621_11_0_0}
     */
    public void unavailablePointRequested(Instant time, String endpoint, String point) {
        PointRequests earlier = pointRequests.get(point);
        if (earlier == null || !time.isBefore(earlier.first.plus(MEMORY))) {
            pointRequests.put(point, new PointRequests(time, 1));
            return;
        }
        pointRequests.put(point, new PointRequests(earlier.first, earlier.count + 1));
        if (earlier.count + 1 == REQUESTS_TO_VIOLATION) {
            violation(time, endpoint, "keeps requesting " + point + ", which never has a value");
        }
    }

    /** Returns the calls so far, the oldest first. */
    public List<RecordedCall> calls() {
        return List.copyOf(calls);
    }

    /** Returns the violations so far, the oldest first. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Returns the number of calls by endpoint. */
    public Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    private static <T> void add(Deque<T> entries, T entry) {
        entries.add(entry);
        if (entries.size() > MAX_ENTRIES) {
            entries.remove();
        }
    }

    private record PointRequests(Instant first, int count) {}
}
