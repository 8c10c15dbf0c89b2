package io.github.solarcloud2mqtt.simulator.growatt;

import io.github.solarcloud2mqtt.simulator.growatt.protocol.CallParameters;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattError;
import io.github.solarcloud2mqtt.simulator.http.Controls;
import io.github.solarcloud2mqtt.simulator.http.InjectedFaults;
import io.github.solarcloud2mqtt.simulator.http.Json;
import java.time.Duration;
import java.util.Objects;

/**
 * The {@link GrowattFaultInjection} over HTTP, for tests in other programs: {@code POST /control/<what>} with the parameters as
 * a form.
 */
final class GrowattControls {

    private final Controls<CallParameters> controls;

    private GrowattControls(SimulatedGrowatt cloud, Json json) {
        controls = new Controls<>(cloud, json, CallParameters::parse);
        addResponses(cloud.faultInjection());
        addPlants(cloud.faultInjection());
    }

    static Controls<CallParameters> of(SimulatedGrowatt cloud, Json json) {
        return new GrowattControls(cloud, json).controls;
    }

    private void addResponses(GrowattFaultInjection faultInjection) {
        controls.add("html", form -> faultInjection.respondWithHtml(endpoint(form), times(form)));
        controls.add("half", form -> faultInjection.respondWithHalf(endpoint(form), times(form)));
        controls.add("drop", form -> faultInjection.drop(endpoint(form), times(form)));
        controls.add(
                "status",
                form -> faultInjection.respondWithStatus(endpoint(form), times(form), form.number("status", 500, 0)));
        controls.add(
                "code",
                form -> faultInjection.respondWithCode(
                        endpoint(form), times(form), form.number("code", 1, 0), "control"));
        controls.add("right", form -> faultInjection.respondNormally());
        controls.add("token", form -> faultInjection.token(form.required("token", 0)));
        controls.add("block", form -> faultInjection.block(Duration.ofSeconds(form.number("seconds", 60, 0)), 405));
        controls.add("calls-a-day", form -> faultInjection.callsPerDay(form.number("calls", 200, 0)));
    }

    private void addPlants(GrowattFaultInjection faultInjection) {
        controls.add("offline", form -> faultInjection.offline(form.required("serial", 0)));
        controls.add("online", form -> faultInjection.online(form.required("serial", 0)));
        controls.add(
                "lose-lifetime-counters", form -> faultInjection.loseLifetimeCounters(form.number("renewals", 1, 0)));
        controls.add("stand-still", form -> faultInjection.stopUpdates(true));
        controls.add("move-on", form -> faultInjection.stopUpdates(false));
        controls.add(
                "fail-alarms",
                form -> faultInjection.failAlarms(form.required("serial", 0), form.number("code", 10_001, 0)));
        controls.add("restore-alarms", form -> faultInjection.restoreAlarms(form.required("serial", 0)));
        controls.add(
                "clear-alarm", form -> faultInjection.clearAlarm(form.required("serial", 0), form.required("id", 0)));
        controls.addResult(
                "raise-alarm",
                form -> faultInjection.raiseAlarm(
                        form.required("serial", 0), form.number("code", 1, 0), form.number("type", 1, 0), "control"));
    }

    private static String endpoint(CallParameters form) {
        return Objects.requireNonNullElse(form.fields().get("endpoint"), InjectedFaults.ANY);
    }

    private static int times(CallParameters form) throws GrowattError {
        return form.number("times", 1, 0);
    }
}
