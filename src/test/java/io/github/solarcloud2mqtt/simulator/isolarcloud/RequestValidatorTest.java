package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.SimulatedAccount;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestValidatorTest {

    private static final String ANY = "getOpenApiCallInfo";

    private final CloudClient client = new CloudClient().loggedIn();

    @Test
    void onlyPostIsAllowed() {
        assertThat(client.send("GET", ANY, "").status()).isEqualTo(405);
        assertThat(onlyViolation()).isEqualTo("uses the method GET");
    }

    @Test
    void theContentTypeMustBeJson() {
        client.headers.put("Content-Type", "application/x-www-form-urlencoded");
        assertThat(client.send("POST", ANY, "{}").status()).isEqualTo(415);
    }

    @Test
    void theBodyMustBeJson() {
        assertThat(client.send("POST", ANY, "appkey=1").body()).contains("\"010\"");
        assertThat(client.send("POST", ANY, "[1]").body()).contains("\"010\"");
        assertThat(client.send("POST", ANY, "").body()).contains("\"010\"");
    }

    @Test
    void theSecretKeyMustBeThere() {
        client.headers.remove("x-access-key");
        refused("E911", "Missing parameter in request header: x-access-key");
        assertThat(onlyViolation()).isEqualTo("E911 Missing parameter in request header: x-access-key");
    }

    @Test
    void theSecretKeyMustBeKnown() {
        client.headers.put("x-access-key", "wrong");
        refused("E912", "Illegal x-access-key");
        assertThat(client.cloud.violations()).isEmpty();
    }

    @Test
    void theSecretKeyMustBelongToTheAppkey() {
        client.headers.put("x-access-key", SimulatedAccount.FOREIGN_SECRET_KEY);
        refused("E914", "Mismatched appkey and x-access-key");
    }

    @Test
    void theNamesOfHeadersMayHaveAnyCase() {
        client.headers.remove("x-access-key");
        client.headers.put("X-Access-Key", ACCOUNT.secretKey());
        client.ask(ANY, Map.of());
    }

    @Test
    void theAppkeyMustBeThere() {
        assertThat(client.call(ANY, Map.of("token", client.token())))
                .containsEntry("result_code", "001")
                .containsEntry("result_msg", "er_missing_parameter:appkey");
    }

    @Test
    void theAppkeyMustBeKnown() {
        assertThat(client.call(ANY, Map.of("appkey", "wrong", "token", client.token())))
                .containsEntry("result_code", "E00000")
                .containsEntry("result_msg", "er_invalid_appkey");
        assertThat(client.cloud.violations()).isEmpty();
    }

    @Test
    void theSystemCodeMustBe901() {
        client.headers.put("sys_code", "900");
        refused("003", "er_missing_parameter:sys_code");
        client.headers.remove("sys_code");
        refused("003", "er_missing_parameter:sys_code");
    }

    @Test
    void theLanguageBeginsWithALine() {
        client.headers.put("lang", "en_US");
        refused("010", "er_parameter_value_invalid:lang");
        client.headers.remove("lang");
        assertThat(client.refused(ANY, Map.of("lang", "de"))).isEqualTo("010");
        client.ask(ANY, Map.of("lang", "_de_DE"));
        client.ask(ANY, Map.of());
    }

    @Test
    void aCallWithoutTokenIsAViolation() {
        assertThat(client.call(ANY, Map.of("appkey", ACCOUNT.appkey())))
                .containsEntry("result_code", "002")
                .containsEntry("result_msg", "er_missing_parameter:token");
        assertThat(onlyViolation()).isEqualTo("002 er_missing_parameter:token");
    }

    @Test
    void anUnknownPathIsUnauthorized() {
        Map<String, Object> answer = new HashMap<>(client.askWhole("getEverything", Map.of()));
        assertThat(String.valueOf(answer.remove("req_serial_num"))).hasSize(32);
        Map<String, Object> expected = new HashMap<>();
        expected.put("result_code", "E900");
        expected.put("result_msg", "Unauthorized access");
        expected.put("result_data", null);
        assertThat(answer).isEqualTo(expected);
    }

    @Test
    void pathsOutsideTheApiAreNotFound() {
        HttpResponse response =
                client.cloud.handle(new HttpRequest("POST", "/v1/userService/login", client.headers, "{}"));
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).startsWith("<html>");
    }

    private void refused(String code, String message) {
        assertThat(client.askWhole(ANY, Map.of()))
                .containsEntry("result_code", code)
                .containsEntry("result_msg", message)
                .containsEntry("result_data", null);
    }

    private String onlyViolation() {
        assertThat(client.cloud.violations()).hasSize(1);
        return client.cloud.violations().get(0).what();
    }
}
