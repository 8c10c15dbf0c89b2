package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.ACCOUNT;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.http.Violation;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.ApiAccess;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.SimulatedAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A client of the platform API that can violate the rules. */
final class PlatformClient {

    static final SimulatedAccount OAUTH2 = ACCOUNT.with(ApiAccess.OAUTH2);
    static final String REDIRECT = "http://localhost:8080/";

    final CloudClient client;

    PlatformClient() {
        this(HomePlan.from(CloudClient.BEGIN));
    }

    PlatformClient(HomePlan... plans) {
        client = new CloudClient(List.of(plans), OAUTH2);
        client.headers.remove("sys_code");
        client.headers.remove("lang");
    }

    /** With a token for all plants. */
    PlatformClient authorized() {
        bearer(CloudClient.text(CloudClient.data(exchange(client.cloud.consent())), "access_token"));
        return this;
    }

    void bearer(String token) {
        client.headers.put("Authorization", "Bearer " + token);
    }

    Map<String, Object> exchange(String code) {
        return exchange(Map.of("code", code));
    }

    Map<String, Object> exchange(Map<String, String> fields) {
        Map<String, String> body = new HashMap<>(Map.of("grant_type", "authorization_code", "redirect_uri", REDIRECT));
        body.putAll(fields);
        return askWhole("apiManage/token", body);
    }

    Map<String, Object> refresh(String token) {
        return askWhole("apiManage/refreshToken", Map.of("refresh_token", token));
    }

    Map<String, Object> ask(String endpoint, Map<String, ?> parameters) {
        Map<String, Object> answer = askWhole("platform/" + endpoint, parameters);
        if (!"1".equals(answer.get("result_code"))) {
            throw new AssertionError(answer);
        }
        return CloudClient.data(answer);
    }

    String refused(String endpoint, Map<String, ?> parameters) {
        return CloudClient.text(askWhole("platform/" + endpoint, parameters), "result_code");
    }

    Map<String, Object> askWhole(String path, Map<String, ?> parameters) {
        Map<String, Object> body = new HashMap<>(parameters);
        body.put("appkey", OAUTH2.appkey());
        return client.call(path, body);
    }

    List<String> violations() {
        return client.cloud.violations().stream().map(Violation::what).toList();
    }
}
