package io.github.solarcloud2mqtt.simulator.growatt.protocol;

import io.github.solarcloud2mqtt.simulator.http.CallLog;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Daily call limit: after more calls than allowed in 24 hours, blocks every call for the next 24 hours. */
public final class DailyCallLimit {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration RETRY_PAUSE = Duration.ofHours(1);

    /** A client cannot know at once that the page is not a proxy's, so for this long it may call again. */
    private static final Duration GRACE = Duration.ofMinutes(15);

    private final CallLog callLog;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private int callsPerDay = 200;
    private int status = 405;
    private Instant blockedUntil = Instant.EPOCH;
    private Instant firstBlockedCall = Instant.MAX;
    private Instant lastBlockedCall = Instant.EPOCH;

    public DailyCallLimit(CallLog callLog) {
        this.callLog = callLog;
    }

    public void setLimit(int newCallsPerDay) {
        callsPerDay = newCallsPerDay;
    }

    /**
     * Blocks every call until a time.
     *
     * @param newStatus the HTTP status of the page that replaces responses: 405, 403 or 200
     */
    public void block(Instant until, int newStatus) {
        blockedUntil = until;
        status = newStatus;
        firstBlockedCall = Instant.MAX;
        lastBlockedCall = Instant.EPOCH;
    }

    /** Counts a call; returns the blocking response if the limit is exceeded. */
    public Optional<HttpResponse> check(Instant now, String endpoint) {
        while (!calls.isEmpty() && !calls.getFirst().plus(DAY).isAfter(now)) {
            calls.removeFirst();
        }
        if (!now.isBefore(blockedUntil)) {
            calls.addLast(now);
            if (calls.size() <= callsPerDay) {
                return Optional.empty();
            }
            callLog.violation(now, endpoint, "makes more than " + callsPerDay + " calls in 24 hours");
            block(now.plus(DAY), status);
        }
        if (firstBlockedCall.equals(Instant.MAX)) {
            firstBlockedCall = now;
        }
        boolean known = now.isAfter(firstBlockedCall.plus(GRACE));
        if (known && now.isBefore(lastBlockedCall.plus(RETRY_PAUSE))) {
            callLog.violation(now, endpoint, "keeps calling while it is blocked");
        }
        lastBlockedCall = now;
        return Optional.of(HttpResponse.html(status, "Blocked"));
    }
}
