package io.github.solarcloud2mqtt.simulator.growatt;

import io.github.solarcloud2mqtt.simulator.growatt.protocol.CallParameters;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattError;
import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.InjectedFaults;
import io.github.solarcloud2mqtt.simulator.http.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The {@link GrowattFaultInjection} over HTTP, for tests in other programs: {@code POST /control/<what>} with the parameters as
 * a form. {@code calls} and {@code violations} return the call log.
 */
final class GrowattControls {

    static final String PATH = "/control/";

    private final SimulatedGrowatt cloud;
    private final Json json;
    private final Map<String, Control> controls = new HashMap<>();

    GrowattControls(SimulatedGrowatt cloud, Json json) {
        this.cloud = cloud;
        this.json = json;
        addResponses(cloud.faultInjection());
        addPlants(cloud.faultInjection());
        controls.put("calls", form -> calls());
        controls.put("violations", form -> violations());
    }

    private void addResponses(GrowattFaultInjection faultInjection) {
        add("html", form -> faultInjection.respondWithHtml(endpoint(form), times(form)));
        add("half", form -> faultInjection.respondWithHalf(endpoint(form), times(form)));
        add("drop", form -> faultInjection.drop(endpoint(form), times(form)));
        add(
                "status",
                form -> faultInjection.respondWithStatus(endpoint(form), times(form), form.number("status", 500, 0)));
        add(
                "code",
                form -> faultInjection.respondWithCode(
                        endpoint(form), times(form), form.number("code", 1, 0), "control"));
        add("right", form -> faultInjection.respondNormally());
        add("token", form -> faultInjection.token(form.required("token", 0)));
        add("block", form -> faultInjection.block(Duration.ofSeconds(form.number("seconds", 60, 0)), 405));
        add("calls-a-day", form -> faultInjection.callsPerDay(form.number("calls", 200, 0)));
    }

    private void addPlants(GrowattFaultInjection faultInjection) {
        add("offline", form -> faultInjection.offline(form.required("serial", 0)));
        add("online", form -> faultInjection.online(form.required("serial", 0)));
        add("lose-lifetime-counters", form -> faultInjection.loseLifetimeCounters(form.number("renewals", 1, 0)));
        add("stand-still", form -> faultInjection.stopUpdates(true));
        add("move-on", form -> faultInjection.stopUpdates(false));
        add(
                "fail-alarms",
                form -> faultInjection.failAlarms(form.required("serial", 0), form.number("code", 10_001, 0)));
        add("restore-alarms", form -> faultInjection.restoreAlarms(form.required("serial", 0)));
        add("clear-alarm", form -> faultInjection.clearAlarm(form.required("serial", 0), form.required("id", 0)));
        controls.put(
                "raise-alarm",
                form -> faultInjection.raiseAlarm(
                        form.required("serial", 0), form.number("code", 1, 0), form.number("type", 1, 0), "control"));
    }

    /** Runs a control; the response has its {@code result} or an {@code error}. */
    HttpResponse handle(HttpRequest request) {
        Control control = controls.get(request.path().substring(PATH.length()));
        if (control == null) {
            return HttpResponse.json(400, json.write(Map.of("error", "there is no such control")));
        }
        try {
            return HttpResponse.json(
                    200, json.write(Map.of("result", control.run(CallParameters.parse(request.body())))));
        } catch (GrowattError error) {
            return HttpResponse.json(400, json.write(Map.of("error", error.message())));
        }
    }

    private List<Map<String, String>> calls() {
        return cloud.calls().stream()
                .map(call ->
                        Map.of("time", call.time().toString(), "endpoint", call.endpoint(), "outcome", call.outcome()))
                .toList();
    }

    private List<Map<String, String>> violations() {
        return cloud.violations().stream()
                .map(found ->
                        Map.of("time", found.time().toString(), "endpoint", found.endpoint(), "what", found.what()))
                .toList();
    }

    private void add(String name, Action control) {
        controls.put(name, form -> {
            control.run(form);
            return List.of();
        });
    }

    private static String endpoint(CallParameters form) {
        return Objects.requireNonNullElse(form.fields().get("endpoint"), InjectedFaults.ANY);
    }

    private static int times(CallParameters form) throws GrowattError {
        return form.number("times", 1, 0);
    }

    @FunctionalInterface
    private interface Control {
        Object run(CallParameters form) throws GrowattError;
    }

    @FunctionalInterface
    private interface Action {
        void run(CallParameters form) throws GrowattError;
    }
}
