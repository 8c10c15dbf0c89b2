package io.github.solarcloud2mqtt.simulator.isolarcloud;

import io.github.solarcloud2mqtt.simulator.http.Controls;
import io.github.solarcloud2mqtt.simulator.http.InjectedFaults;
import io.github.solarcloud2mqtt.simulator.http.Json;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionMode;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * The {@link FaultInjection} over HTTP, for tests in other programs: {@code POST /control/<what>} with the parameters as a
 * JSON object.
 */
final class IsolarcloudControls {

    private final Controls<Parameters> controls;

    private IsolarcloudControls(SimulatedIsolarcloud cloud, Json json) {
        controls = new Controls<>(cloud, json, body -> parse(body, json));
        FaultInjection faultInjection = cloud.faultInjection();
        addAnswers(faultInjection);
        addPlant(faultInjection);
        addData(faultInjection);
        addEncryption(faultInjection);
        addAuthorizations(cloud, faultInjection);
        controls.addResult("rsa-public-key", p -> cloud.rsaPublicKey());
    }

    static Controls<Parameters> of(SimulatedIsolarcloud cloud, Json json) {
        return new IsolarcloudControls(cloud, json).controls;
    }

    private static Parameters parse(String body, Json json) throws ApiError {
        return json.readObject(body.isBlank() ? "{}" : body)
                .map(Parameters::new)
                .orElseThrow(() -> ApiError.failure("010", "the body is no JSON"));
    }

    private void addAnswers(FaultInjection faultInjection) {
        controls.add("html", p -> faultInjection.respondWithHtml(endpoint(p), times(p)));
        controls.add("half", p -> faultInjection.respondWithHalf(endpoint(p), times(p)));
        controls.add("drop", p -> faultInjection.drop(endpoint(p), times(p)));
        controls.add(
                "status", p -> faultInjection.respondWithStatus(endpoint(p), times(p), p.requiredNumber("status")));
        controls.add(
                "code",
                p -> faultInjection.respondWithCode(
                        endpoint(p),
                        times(p),
                        p.required("code"),
                        p.text("message").orElse("")));
        controls.add("right", p -> faultInjection.respondNormally());
        controls.add("invalidate-token", p -> faultInjection.invalidateToken());
        controls.add("quota", p -> faultInjection.quota(p.requiredNumber("per_hour"), p.requiredNumber("per_day")));
    }

    private void addPlant(FaultInjection faultInjection) {
        controls.add("offline", p -> faultInjection.offline(p.required("ps_key")));
        controls.add("online", p -> faultInjection.online(p.required("ps_key")));
        controls.add("remove-device", p -> faultInjection.removeDevice(p.required("ps_key")));
        controls.add("rename-device", p -> faultInjection.renameDevice(p.required("ps_key"), p.required("name")));
        controls.addResult(
                "add-device", p -> faultInjection.addDevice(p.requiredNumber("device_type"), p.required("name")));
        controls.addResult(
                "raise-fault",
                p -> faultInjection.raiseFault(
                        p.required("ps_key"),
                        p.requiredNumber("code"),
                        p.requiredNumber("type"),
                        p.requiredNumber("level"),
                        p.required("name")));
        controls.add("clear-fault", p -> faultInjection.clearFault(p.required("id")));
    }

    private void addData(FaultInjection faultInjection) {
        controls.add("lose-lifetime-counters", p -> faultInjection.loseLifetimeCounters(p.requiredNumber("renewals")));
        controls.add("keep-yesterday", p -> faultInjection.keepYesterday(p.requiredNumber("renewals")));
        controls.add(
                "report-value",
                p -> faultInjection.reportValue(
                        p.required("point_id"), p.text("value").orElse(null)));
        controls.add("report-in-units", p -> faultInjection.reportInUnits(p.required("point_id"), p.list("units")));
        controls.add("report-simulated-values", p -> faultInjection.reportSimulatedValues());
        controls.add("hide-time-zones", p -> faultInjection.hideTimeZones(true));
        controls.add("show-time-zones", p -> faultInjection.hideTimeZones(false));
        controls.add("rate-limit", p -> faultInjection.limitRate(p.requiredNumber("enabled") == 1));
        controls.add("stand-still", p -> faultInjection.stopUpdates(true));
        controls.add("move-on", p -> faultInjection.stopUpdates(false));
    }

    private void addEncryption(FaultInjection faultInjection) {
        controls.add("encryption", p -> faultInjection.encryption(encryption(p.required("mode"))));
        controls.add("token-encryption", p -> faultInjection.encryptionOfTokens(encryption(p.required("mode"))));
        controls.add("clock-skew", p -> faultInjection.clockSkew(Duration.ofSeconds(p.requiredNumber("seconds"))));
    }

    private void addAuthorizations(SimulatedIsolarcloud cloud, FaultInjection faultInjection) {
        controls.addResult("consent", p -> cloud.consent());
        controls.add("withdraw-consent", p -> faultInjection.withdrawConsent());
        controls.add("flat-tokens", p -> faultInjection.respondWithFlatTokens(true));
        controls.add("enveloped-tokens", p -> faultInjection.respondWithFlatTokens(false));
        controls.add("expire-tokens-on-arrival", p -> faultInjection.expireTokensOnArrival(times(p)));
        controls.add("keep-refresh-tokens", p -> faultInjection.keepRefreshTokens(times(p)));
        controls.add("filter-status", p -> faultInjection.filterStatus(p.requiredNumber("status")));
    }

    private static EncryptionMode encryption(String mode) throws ApiError {
        return Arrays.stream(EncryptionMode.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(mode))
                .findAny()
                .orElseThrow(() -> ApiError.invalid("mode"));
    }

    private static String endpoint(Parameters parameters) {
        return parameters.text("endpoint").orElse(InjectedFaults.ANY);
    }

    private static int times(Parameters parameters) throws ApiError {
        return parameters.text("times").isEmpty() ? 1 : parameters.requiredNumber("times");
    }
}
