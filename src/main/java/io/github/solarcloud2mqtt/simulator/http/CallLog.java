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

/** The calls, and everything a good client never does. It forgets the oldest, so that a demo may run for weeks. */
public final class CallLog {

    private static final Duration MEMORY = Duration.ofHours(1);
    private static final Duration DOUBT = Duration.ofMinutes(15);
    private static final String LOOK_FOR_DEVICES = "getDeviceList";
    private static final int ASKED_TOO_OFTEN = 3;
    private static final int MAX_ENTRIES = 50_000;

    private final Deque<RecordedCall> calls = new ArrayDeque<>();
    private final Deque<Violation> violations = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Instant> refused = new HashMap<>();
    private final Map<String, Asked> unavailablePointRequested = new HashMap<>();
    private final Set<String> invalidTokens = new HashSet<>();
    private Instant lastWrongResponse = Instant.EPOCH;

    /** A call has been answered. */
    public void call(Instant time, String endpoint, String outcome) {
        counts.merge(endpoint, 1L, Long::sum);
        if (endpoint.startsWith(LOOK_FOR_DEVICES) && outcome.equals("1")) {
            // Whoever looks at the plant anew may ask anew.
            refused.clear();
        }
        add(calls, new RecordedCall(time, endpoint, outcome));
    }

    /** Something was done that a good client never does. */
    public void violation(Instant time, String endpoint, String what) {
        add(violations, new Violation(time, endpoint, what));
    }

    /** A request is about to be answered. */
    public void request(Instant time, String endpoint, String body) {
        Instant before = refused.get(endpoint + body);
        if (before != null && time.isBefore(before.plus(MEMORY))) {
            violation(time, endpoint, "sends a request again that was refused as wrong");
        }
    }

    /** A request was refused because of what it asks. */
    public void rejected(Instant time, String endpoint, String body) {
        refused.put(endpoint + body, time);
    }

    /** The client is told something that is not true; for a while it may doubt whatever it is told of its token. */
    public void wrongResponse(Instant time) {
        lastWrongResponse = time;
    }

    /** The cloud says that a token is not valid. */
    public void invalidToken(Instant time, String endpoint, String token) {
        boolean mayDoubt = time.isBefore(lastWrongResponse.plus(DOUBT));
        if (!invalidTokens.add(token) && !mayDoubt) {
            violation(time, endpoint, "uses a token again that the cloud has called invalid");
        }
    }

    /**
     * A point that no device in the question ever has a value of is asked for.
     *
     * @param point the point and a device, such as {@code p83022 of 974621_11_0_0}
     */
    public void unavailablePointRequested(Instant time, String endpoint, String point) {
        Asked asked = unavailablePointRequested.get(point);
        if (asked == null || !time.isBefore(asked.first.plus(MEMORY))) {
            unavailablePointRequested.put(point, new Asked(time, 1));
            return;
        }
        unavailablePointRequested.put(point, new Asked(asked.first, asked.times + 1));
        if (asked.times + 1 == ASKED_TOO_OFTEN) {
            violation(time, endpoint, "goes on asking for " + point + ", which never has a value");
        }
    }

    /** The calls so far, the oldest first. */
    public List<RecordedCall> calls() {
        return List.copyOf(calls);
    }

    /** What no good client does, the oldest first. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** How many calls each endpoint has got. */
    public Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    private static <T> void add(Deque<T> entries, T entry) {
        entries.add(entry);
        if (entries.size() > MAX_ENTRIES) {
            entries.remove();
        }
    }

    private record Asked(Instant first, int times) {}
}
