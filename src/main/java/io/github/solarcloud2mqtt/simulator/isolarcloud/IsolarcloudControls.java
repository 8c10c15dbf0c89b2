package io.github.solarcloud2mqtt.simulator.isolarcloud;

import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.InjectedFaults;
import io.github.solarcloud2mqtt.simulator.http.Json;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionMode;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@link FaultInjection} over HTTP, for tests in other programs: {@code POST /control/<what>} with the parameters as a
 * JSON object. {@code calls} and {@code violations} return the call log.
 */
final class IsolarcloudControls {

    static final String PATH = "/control/";

    private final Json json;
    private final Map<String, Control> controls = new HashMap<>();

    IsolarcloudControls(SimulatedIsolarcloud cloud, Json json) {
        this.json = json;
        FaultInjection faultInjection = cloud.faultInjection();
        addAnswers(faultInjection);
        addPlant(faultInjection);
        addData(faultInjection);
        addEncryption(faultInjection);
        addAuthorizations(cloud, faultInjection);
        controls.put("rsa-public-key", p -> cloud.rsaPublicKey());
        controls.put(
                "calls",
                p -> cloud.calls().stream()
                        .map(call -> Map.of(
                                "time", call.time().toString(), "endpoint", call.endpoint(), "outcome", call.outcome()))
                        .toList());
        controls.put(
                "violations",
                p -> cloud.violations().stream()
                        .map(violation -> Map.of(
                                "time",
                                violation.time().toString(),
                                "endpoint",
                                violation.endpoint(),
                                "what",
                                violation.what()))
                        .toList());
    }

    private void addAnswers(FaultInjection faultInjection) {
        add("html", p -> faultInjection.respondWithHtml(endpoint(p), times(p)));
        add("half", p -> faultInjection.respondWithHalf(endpoint(p), times(p)));
        add("drop", p -> faultInjection.drop(endpoint(p), times(p)));
        add("status", p -> faultInjection.respondWithStatus(endpoint(p), times(p), p.requiredNumber("status")));
        add(
                "code",
                p -> faultInjection.respondWithCode(
                        endpoint(p),
                        times(p),
                        p.required("code"),
                        p.text("message").orElse("")));
        add("right", p -> faultInjection.respondNormally());
        add("invalidate-token", p -> faultInjection.invalidateToken());
        add("quota", p -> faultInjection.quota(p.requiredNumber("per_hour"), p.requiredNumber("per_day")));
    }

    private void addPlant(FaultInjection faultInjection) {
        add("offline", p -> faultInjection.offline(p.required("ps_key")));
        add("online", p -> faultInjection.online(p.required("ps_key")));
        add("remove-device", p -> faultInjection.removeDevice(p.required("ps_key")));
        add("rename-device", p -> faultInjection.renameDevice(p.required("ps_key"), p.required("name")));
        controls.put("add-device", p -> faultInjection.addDevice(p.requiredNumber("device_type"), p.required("name")));
        controls.put(
                "raise-fault",
                p -> faultInjection.raiseFault(
                        p.required("ps_key"),
                        p.requiredNumber("code"),
                        p.requiredNumber("type"),
                        p.requiredNumber("level"),
                        p.required("name")));
        add("clear-fault", p -> faultInjection.clearFault(p.required("id")));
    }

    private void addData(FaultInjection faultInjection) {
        add("lose-lifetime-counters", p -> faultInjection.loseLifetimeCounters(p.requiredNumber("renewals")));
        add("keep-yesterday", p -> faultInjection.keepYesterday(p.requiredNumber("renewals")));
        add(
                "report-value",
                p -> faultInjection.reportValue(
                        p.required("point_id"), p.text("value").orElse(null)));
        add("report-in-units", p -> faultInjection.reportInUnits(p.required("point_id"), p.list("units")));
        add("report-simulated-values", p -> faultInjection.reportSimulatedValues());
        add("hide-time-zones", p -> faultInjection.hideTimeZones(true));
        add("show-time-zones", p -> faultInjection.hideTimeZones(false));
        add("rate-limit", p -> faultInjection.limitRate(p.requiredNumber("enabled") == 1));
        add("stand-still", p -> faultInjection.stopUpdates(true));
        add("move-on", p -> faultInjection.stopUpdates(false));
    }

    private void addEncryption(FaultInjection faultInjection) {
        add("encryption", p -> faultInjection.encryption(encryption(p.required("mode"))));
        add("token-encryption", p -> faultInjection.encryptionOfTokens(encryption(p.required("mode"))));
        add("clock-skew", p -> faultInjection.clockSkew(Duration.ofSeconds(p.requiredNumber("seconds"))));
    }

    private void addAuthorizations(SimulatedIsolarcloud cloud, FaultInjection faultInjection) {
        controls.put("consent", p -> cloud.consent());
        add("withdraw-consent", p -> faultInjection.withdrawConsent());
        add("flat-tokens", p -> faultInjection.respondWithFlatTokens(true));
        add("enveloped-tokens", p -> faultInjection.respondWithFlatTokens(false));
        add("expire-tokens-on-arrival", p -> faultInjection.expireTokensOnArrival(times(p)));
        add("keep-refresh-tokens", p -> faultInjection.keepRefreshTokens(times(p)));
        add("filter-status", p -> faultInjection.filterStatus(p.requiredNumber("status")));
    }

    private static EncryptionMode encryption(String mode) throws ApiError {
        return Arrays.stream(EncryptionMode.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(mode))
                .findAny()
                .orElseThrow(() -> ApiError.invalid("mode"));
    }

    private void add(String name, Action control) {
        controls.put(name, p -> {
            control.run(p);
            return List.of();
        });
    }

    /** Runs a control; the response has its {@code result} or an {@code error}. */
    HttpResponse handle(HttpRequest request) {
        Control control = controls.get(request.path().substring(PATH.length()));
        Optional<Map<String, @Nullable Object>> body =
                json.readObject(request.body().isBlank() ? "{}" : request.body());
        if (control == null || body.isEmpty()) {
            return HttpResponse.json(
                    400, json.write(Map.of("error", "there is no such control, or the body is no JSON")));
        }
        try {
            return HttpResponse.json(200, json.write(Map.of("result", control.run(new Parameters(body.get())))));
        } catch (ApiError error) {
            return HttpResponse.json(400, json.write(Map.of("error", error.message())));
        }
    }

    private static String endpoint(Parameters parameters) {
        return parameters.text("endpoint").orElse(InjectedFaults.ANY);
    }

    private static int times(Parameters parameters) throws ApiError {
        return parameters.text("times").isEmpty() ? 1 : parameters.requiredNumber("times");
    }

    @FunctionalInterface
    private interface Control {
        Object run(Parameters parameters) throws ApiError;
    }

    @FunctionalInterface
    private interface Action {
        void run(Parameters parameters) throws ApiError;
    }
}
