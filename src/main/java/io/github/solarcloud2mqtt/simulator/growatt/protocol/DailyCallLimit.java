package io.github.solarcloud2mqtt.simulator.growatt.protocol;

import io.github.solarcloud2mqtt.simulator.http.CallLog;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The wall before the cloud: whoever asks more than so often in 24 hours stands before it for the next 24 (section 4). */
public final class DailyCallLimit {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final CallLog callLog;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private int callsADay = 200;
    private int status = 405;
    private Instant end = Instant.EPOCH;
    private Instant told = Instant.EPOCH;

    public DailyCallLimit(CallLog callLog) {
        this.callLog = callLog;
    }

    public void allow(int newCallsADay) {
        callsADay = newCallsADay;
    }

    /**
     * Raises the wall.
     *
     * @param newStatus that of its page for people: 405, 403, or 200
     */
    public void raise(Instant until, int newStatus) {
        end = until;
        status = newStatus;
        told = Instant.EPOCH;
    }

    /** What stands in the way of a call, if something does. */
    public Optional<HttpResponse> meet(Instant now, String endpoint) {
        while (!calls.isEmpty() && !calls.getFirst().plus(DAY).isAfter(now)) {
            calls.removeFirst();
        }
        if (!now.isBefore(end)) {
            calls.addLast(now);
            if (calls.size() <= callsADay) {
                return Optional.empty();
            }
            callLog.violation(now, endpoint, "makes more than " + callsADay + " calls in 24 hours");
            raise(now.plus(DAY), status);
        }
        if (now.isBefore(told.plus(PATIENCE))) {
            callLog.violation(now, endpoint, "goes on calling while it is blocked");
        }
        told = now;
        return Optional.of(HttpResponse.html(status, "Blocked"));
    }
}
