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
 * How often the same may be asked (reference, section 4). The scope is in no document: here it is an endpoint with its
 * parameters, of a list of serial numbers each one, or by {@link ServerVariant#LIMIT_PER_ENDPOINT} the endpoint as a whole. A
 * refused call does not begin the pause anew. Days are any 24 hours.
 */
public final class CallIntervals {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** So soon nobody can have mended what a code of no permission is about. */
    private static final Duration TOO_SOON = Duration.ofMinutes(30);

    private final SimulatedGrowattAccount account;
    private final CallLog callLog;
    private final Map<String, Instant> answered = new HashMap<>();
    private final Map<String, Instant> asked = new HashMap<>();
    private final Map<String, Instant> forbidden = new HashMap<>();
    private final Map<String, Deque<Instant>> days = new HashMap<>();

    public CallIntervals(SimulatedGrowattAccount account, CallLog callLog) {
        this.account = account;
        this.callLog = callLog;
    }

    /** Lets a call pass, or says that it comes too soon; asking the same too soon is a violation. */
    public void admit(Instant now, GrowattEndpointDefinition endpoint, CallParameters form) throws GrowattError {
        List<String> questions = questions(endpoint, form);
        Duration pause = pause(endpoint, form);
        boolean tooSoon = isSooner(asked, questions, now, pause);
        questions.forEach(question -> asked.put(question, now));
        List<String> scope = account.has(ServerVariant.LIMIT_PER_ENDPOINT) ? List.of(endpoint.name()) : questions;
        if (isSooner(answered, scope, now, pause)) {
            if (tooSoon) {
                callLog.violation(now, endpoint.name(), "asks the same again before " + pause + " are over");
            }
            throw tooFrequent(endpoint, pause);
        }
        count(now, endpoint);
        scope.forEach(key -> answered.put(key, now));
    }

    /** An answer got lost on its way: nobody can blame the client for asking again. */
    public void forgive(GrowattEndpointDefinition endpoint, CallParameters form) {
        questions(endpoint, form).forEach(asked::remove);
    }

    /** A call was refused for want of permission. */
    public void forbid(Instant now, GrowattEndpointDefinition endpoint, CallParameters form) {
        for (String question : questions(endpoint, form)) {
            if (isSooner(forbidden, List.of(question), now, TOO_SOON)) {
                callLog.violation(now, endpoint.name(), "soon asks again for what it may not have");
            }
            forbidden.put(question, now);
        }
    }

    private void count(Instant now, GrowattEndpointDefinition endpoint) throws GrowattError {
        Deque<Instant> day = days.computeIfAbsent(endpoint.name(), name -> new ArrayDeque<>());
        while (!day.isEmpty() && !day.getFirst().plus(DAY).isAfter(now)) {
            day.removeFirst();
        }
        if (day.size() >= endpoint.callsADay()) {
            throw GrowattError.violation(10_012, "error_frequently_access");
        }
        day.addLast(now);
    }

    private static Duration pause(GrowattEndpointDefinition endpoint, CallParameters form) {
        boolean noah = endpoint.name().equals("queryLastData")
                && form.text("deviceType").filter("noah"::equals).isPresent();
        return noah ? MINUTE : endpoint.pause();
    }

    private static boolean isSooner(Map<String, Instant> times, List<String> keys, Instant now, Duration pause) {
        return keys.stream().anyMatch(key -> {
            Instant before = times.get(key);
            return before != null && now.isBefore(before.plus(pause));
        });
    }

    private static GrowattError tooFrequent(GrowattEndpointDefinition endpoint, Duration pause) {
        if (endpoint.version() == ApiVersion.V1) {
            return GrowattError.failure(10_012, "error_frequently_access");
        }
        return GrowattError.failure(pause.compareTo(MINUTE) < 0 ? 100 : 102, "FREQUENTLY_ACCESS");
    }

    /** One for each serial number, so that asking for others at the same time makes no difference. */
    private static List<String> questions(GrowattEndpointDefinition endpoint, CallParameters form) {
        Map<String, String> rest = new TreeMap<>(form.fields());
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
