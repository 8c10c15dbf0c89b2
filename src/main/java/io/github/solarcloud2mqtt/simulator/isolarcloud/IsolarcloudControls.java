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
 * The {@link FaultInjection} over HTTP, for tests in other programs: {@code POST /control/<what>} with its parameters as a
 * JSON object. {@code calls} and {@code violations} tell what the client has done.
 */
final class IsolarcloudControls {

    static final String PATH = "/control/";

    private final Json json;
    private final Map<String, Lever> levers = new HashMap<>();

    IsolarcloudControls(SimulatedIsolarcloud cloud, Json json) {
        this.json = json;
        FaultInjection mischief = cloud.mischief();
        addAnswers(mischief);
        addPlant(mischief);
        addData(mischief);
        addEncryption(mischief);
        addAuthorizations(cloud, mischief);
        levers.put("rsa-public-key", p -> cloud.rsaPublicKey());
        levers.put(
                "calls",
                p -> cloud.calls().stream()
                        .map(call -> Map.of(
                                "time", call.time().toString(), "endpoint", call.endpoint(), "outcome", call.outcome()))
                        .toList());
        levers.put(
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

    private void addAnswers(FaultInjection mischief) {
        add("html", p -> mischief.answerHtml(endpoint(p), times(p)));
        add("half", p -> mischief.answerHalf(endpoint(p), times(p)));
        add("drop", p -> mischief.drop(endpoint(p), times(p)));
        add("status", p -> mischief.answerStatus(endpoint(p), times(p), p.requiredNumber("status")));
        add(
                "code",
                p -> mischief.answerCode(
                        endpoint(p),
                        times(p),
                        p.required("code"),
                        p.text("message").orElse("")));
        add("right", p -> mischief.answerRightly());
        add("invalidate-token", p -> mischief.invalidateToken());
        add("quota", p -> mischief.quota(p.requiredNumber("per_hour"), p.requiredNumber("per_day")));
    }

    private void addPlant(FaultInjection mischief) {
        add("offline", p -> mischief.offline(p.required("ps_key")));
        add("online", p -> mischief.online(p.required("ps_key")));
        add("remove-device", p -> mischief.removeDevice(p.required("ps_key")));
        add("rename-device", p -> mischief.renameDevice(p.required("ps_key"), p.required("name")));
        levers.put("add-device", p -> mischief.addDevice(p.requiredNumber("device_type"), p.required("name")));
        levers.put(
                "raise-fault",
                p -> mischief.raiseFault(
                        p.required("ps_key"),
                        p.requiredNumber("code"),
                        p.requiredNumber("type"),
                        p.requiredNumber("level"),
                        p.required("name")));
        add("clear-fault", p -> mischief.clearFault(p.required("id")));
    }

    private void addData(FaultInjection mischief) {
        add("lose-lifetime-counters", p -> mischief.loseLifetimeCounters(p.requiredNumber("renewals")));
        add("keep-yesterday", p -> mischief.keepYesterday(p.requiredNumber("renewals")));
        add("stand-still", p -> mischief.standStill(true));
        add("move-on", p -> mischief.standStill(false));
    }

    private void addEncryption(FaultInjection mischief) {
        add("encryption", p -> mischief.encryption(encryption(p.required("mode"))));
        add("token-encryption", p -> mischief.encryptionOfTokens(encryption(p.required("mode"))));
        add("clock-skew", p -> mischief.clockSkew(Duration.ofSeconds(p.requiredNumber("seconds"))));
    }

    private void addAuthorizations(SimulatedIsolarcloud cloud, FaultInjection mischief) {
        levers.put("consent", p -> cloud.consent());
        add("withdraw-consent", p -> mischief.withdrawConsent());
        add("flat-tokens", p -> mischief.answerTokensFlat(true));
        add("enveloped-tokens", p -> mischief.answerTokensFlat(false));
        add("expire-tokens-on-arrival", p -> mischief.expireTokensOnArrival(times(p)));
        add("keep-refresh-tokens", p -> mischief.keepRefreshTokens(times(p)));
        add("filter-status", p -> mischief.filterStatus(p.requiredNumber("status")));
    }

    private static EncryptionMode encryption(String mode) throws ApiError {
        return Arrays.stream(EncryptionMode.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(mode))
                .findAny()
                .orElseThrow(() -> ApiError.invalid("mode"));
    }

    private void add(String name, QuietLever lever) {
        levers.put(name, p -> {
            lever.pull(p);
            return List.of();
        });
    }

    /** Does what a request asks for; the result is in {@code result}, what was wrong in {@code error}. */
    HttpResponse handle(HttpRequest request) {
        Lever lever = levers.get(request.path().substring(PATH.length()));
        Optional<Map<String, @Nullable Object>> body =
                json.readObject(request.body().isBlank() ? "{}" : request.body());
        if (lever == null || body.isEmpty()) {
            return HttpResponse.json(
                    400, json.write(Map.of("error", "there is no such control, or the body is no JSON")));
        }
        try {
            return HttpResponse.json(200, json.write(Map.of("result", lever.pull(new Parameters(body.get())))));
        } catch (ApiError refusal) {
            return HttpResponse.json(400, json.write(Map.of("error", refusal.message())));
        }
    }

    private static String endpoint(Parameters parameters) {
        return parameters.text("endpoint").orElse(InjectedFaults.ANY);
    }

    private static int times(Parameters parameters) throws ApiError {
        return parameters.text("times").isEmpty() ? 1 : parameters.requiredNumber("times");
    }

    @FunctionalInterface
    private interface Lever {
        Object pull(Parameters parameters) throws ApiError;
    }

    @FunctionalInterface
    private interface QuietLever {
        void pull(Parameters parameters) throws ApiError;
    }
}
