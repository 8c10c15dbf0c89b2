package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.growatt.plant.SimulatedGrowattAccount;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ApiVersion;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.CallParameters;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattEndpointDefinition;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattError;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import io.github.solarcloud2mqtt.simulator.http.CallLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Minimum intervals between calls (Growatt OpenAPI v1 and v4, call frequency). The documentation does not state their scope:
 * here it is an endpoint with its parameters, except the date, and each serial number, or with {@link
 * ServerVariant#LIMIT_PER_ENDPOINT} the endpoint as a whole. A rejected call does not restart the interval. Days are any 24
 * hours.
 */
public final class CallIntervals {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The earliest time at which a missing permission can have been granted. */
    private static final Duration PERMISSION_RETRY = Duration.ofMinutes(30);

    private final SimulatedGrowattAccount account;
    private final CallLog callLog;
    private final Map<String, Instant> respondedAt = new HashMap<>();
    private final Map<String, Instant> requestedAt = new HashMap<>();
    private final Map<String, Instant> deniedAt = new HashMap<>();
    private final Map<String, Deque<Instant>> callsByEndpoint = new HashMap<>();

    public CallIntervals(SimulatedGrowattAccount account, CallLog callLog) {
        this.account = account;
        this.callLog = callLog;
    }

    /** Checks a call; a call for the same object within the interval fails and is a violation. */
    public void check(Instant now, GrowattEndpointDefinition endpoint, CallParameters form) throws GrowattError {
        List<String> requestKeys = requestKeys(endpoint, form);
        Duration interval = interval(endpoint, form);
        boolean tooEarly = isWithin(requestedAt, requestKeys, now, interval);
        requestKeys.forEach(requestKey -> requestedAt.put(requestKey, now));
        List<String> scope = account.has(ServerVariant.LIMIT_PER_ENDPOINT) ? List.of(endpoint.name()) : requestKeys;
        if (isWithin(respondedAt, scope, now, interval)) {
            if (tooEarly) {
                callLog.violation(now, endpoint.name(), "requests the same again within " + interval + "");
            }
            throw tooFrequent(endpoint, interval);
        }
        count(now, endpoint);
        scope.forEach(key -> respondedAt.put(key, now));
    }

    /** Records that the client did not receive the response and may repeat its request. */
    public void responseLost(GrowattEndpointDefinition endpoint, CallParameters form) {
        requestKeys(endpoint, form).forEach(requestedAt::remove);
    }

    /** Records that a call failed for lack of permission. */
    public void permissionDenied(Instant now, GrowattEndpointDefinition endpoint, CallParameters form) {
        for (String requestKey : requestKeys(endpoint, form)) {
            if (isWithin(deniedAt, List.of(requestKey), now, PERMISSION_RETRY)) {
                callLog.violation(now, endpoint.name(), "repeats too soon a request it has no permission for");
            }
            deniedAt.put(requestKey, now);
        }
    }

    private void count(Instant now, GrowattEndpointDefinition endpoint) throws GrowattError {
        Deque<Instant> day = callsByEndpoint.computeIfAbsent(endpoint.name(), name -> new ArrayDeque<>());
        while (!day.isEmpty() && !day.getFirst().plus(DAY).isAfter(now)) {
            day.removeFirst();
        }
        if (day.size() >= endpoint.callsPerDay()) {
            throw GrowattError.violation(10_012, "error_frequently_access");
        }
        day.addLast(now);
    }

    private static Duration interval(GrowattEndpointDefinition endpoint, CallParameters form) {
        boolean noah = endpoint.name().equals("queryLastData")
                && form.text("deviceType").filter("noah"::equals).isPresent();
        return noah ? MINUTE : endpoint.interval();
    }

    private static boolean isWithin(Map<String, Instant> times, List<String> keys, Instant now, Duration interval) {
        return keys.stream().anyMatch(key -> {
            Instant before = times.get(key);
            return before != null && now.isBefore(before.plus(interval));
        });
    }

    private static GrowattError tooFrequent(GrowattEndpointDefinition endpoint, Duration interval) {
        if (endpoint.version() == ApiVersion.V1) {
            return GrowattError.failure(10_012, "error_frequently_access");
        }
        return GrowattError.failure(interval.compareTo(MINUTE) < 0 ? 100 : 102, "FREQUENTLY_ACCESS");
    }

    /** Returns one key per serial number, so that other serial numbers in the same call make no difference. */
    private static List<String> requestKeys(GrowattEndpointDefinition endpoint, CallParameters form) {
        Map<String, String> rest = new TreeMap<>(form.fields());
        rest.remove("date");
        String list = rest.keySet().stream()
                .filter(name -> name.equals("deviceSn") || name.endsWith("s"))
                .findFirst()
                .orElse("");
        String serials = list.isEmpty() ? "" : String.valueOf(rest.remove(list));
        return List.of(serials.split(",", -1)).stream()
                .map(serial -> endpoint.name() + " " + rest + " " + serial)
                .toList();
    }
}
