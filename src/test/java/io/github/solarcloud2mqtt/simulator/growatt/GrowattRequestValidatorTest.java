package io.github.solarcloud2mqtt.simulator.growatt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowattRequestValidatorTest {

    private final GrowattClient client = new GrowattClient();

    @Test
    void theTokenIsInAHeader() {
        client.headers.clear();
        assertThat(client.code(client.get("plant/list"))).isEqualTo(10011);
        assertThat(client.code(client.v4("queryDeviceList", "page=1"))).isEqualTo(2);
        assertThat(client.violations()).containsExactly("10011 error_permission_denied", "2 TOKEN_INVALID");
    }

    @Test
    void theLatestTokenReplacesTheOld() {
        client.cloud.faultInjection().token("new");
        assertThat(client.code(client.v4("queryDeviceList", "page=1"))).isEqualTo(2);
        client.headers.put("token", "new");
        assertThat(client.code(client.v4("queryDeviceList", "page=1"))).isZero();
        assertThat(client.violations()).isEmpty();
    }

    @Test
    void parameterNamesAreCaseSensitive() {
        assertThat(client.code(client.v4("queryLastData", "devicesn=MIN0DEMO001&deviceType=min")))
                .isEqualTo(8);
        assertThat(client.violations()).containsExactly("has an unknown parameter devicesn", "8 deviceSn is missing");
    }

    @Test
    void parametersBelongInQueryOrBody() {
        Map<String, String> headers = Map.of("token", GrowattClient.TOKEN);
        client.cloud.handle(new HttpRequest("GET", "/v1/plant/list", headers, "page=1"));
        client.cloud.handle(new HttpRequest("POST", "/v1/device/tlx/tlx_last_data", "tlx_sn=x", headers, ""));
        assertThat(client.violations())
                .containsExactly(
                        "has parameters in the wrong place",
                        "does not declare its content as a form",
                        "has parameters in the wrong place",
                        "10002 tlx_sn is missing");
    }

    @Test
    void version4AcceptsAFormToo() {
        Map<String, String> headers =
                Map.of("token", GrowattClient.TOKEN, "Content-Type", "application/x-www-form-urlencoded");
        HttpResponse response =
                client.cloud.handle(new HttpRequest("POST", "/v4/new-api/queryDeviceList", headers, "page=1"));
        assertThat(client.code(response)).isZero();
        assertThat(client.violations()).isEmpty();
    }

    @Test
    void theMethodIsChecked() {
        assertThat(client.get("device/tlx/tlx_last_data?tlx_sn=MIN0DEMO001").status())
                .isEqualTo(405);
        assertThat(client.violations()).containsExactly("uses the method GET");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/plant/forecast",
        "/v4/plant/list",
        "/v1/readMinParam",
        "/v4/new-api/readPower",
        "/newTwoLoginAPI.do"
    })
    void anUnknownPathIsNotFound(String path) {
        assertThat(client.cloud
                        .handle(new HttpRequest("POST", path, client.headers, ""))
                        .status())
                .isEqualTo(404);
        assertThat(client.violations()).containsExactly("requests an unknown path");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/tlxSet",
        "/v1/mixSet",
        "/v1/vppSetNew",
        "/v1/plant/delete",
        "/v1/device/sn/add",
        "/v1/user/modify",
        "/v4/new-api/setPower",
        "/v4/new-api/setOnOrOff",
        "/v4/new-api/removeVppTimePeriod"
    })
    void afterAWriteAttemptEveryCallIsRejected(String path) {
        client.cloud.handle(new HttpRequest("POST", path, client.headers, ""));
        assertThat(client.get("plant/list").status()).isEqualTo(403);
        assertThat(client.violations()).containsExactly("tries to write to a plant");
    }
}
