package io.github.solarcloud2mqtt.simulator.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the simulated clouds of all vendors have in common: they record the calls of a client and its violations of the
 * rules.
 */
public abstract class SimulatedCloud {

    /** The calls so far; whoever uses it holds the monitor of {@link #faultInjection()}. */
    protected final CallLog callLog = new CallLog();

    /** Handles one request. */
    public abstract HttpResponse handle(HttpRequest request);

    /** The fault injection of this cloud. */
    public abstract WrongResponses faultInjection();

    /** Returns the number of calls by endpoint. */
    public final Map<String, Long> callCounts() {
        synchronized (faultInjection()) {
            return callLog.counts();
        }
    }

    /** Returns the last 50,000 calls, the oldest first. */
    public final List<RecordedCall> calls() {
        synchronized (faultInjection()) {
            return callLog.calls();
        }
    }

    /** Returns the last 50,000 violations, the oldest first. */
    public final List<Violation> violations() {
        synchronized (faultInjection()) {
            return callLog.violations();
        }
    }

    /** Refuses a call that no client may make. */
    protected final HttpResponse refuse(Instant time, String endpoint, int status, String violation) {
        callLog.call(time, endpoint, "HTTP " + status);
        callLog.violation(time, endpoint, violation);
        return HttpResponse.html(status, status == 404 ? "Not Found" : "HTTP " + status);
    }
}
