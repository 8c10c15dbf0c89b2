package io.github.solarcloud2mqtt.simulator.growatt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.RecordedCall;
import io.github.solarcloud2mqtt.simulator.http.SimulatedServer;
import java.io.IOException;
import java.time.Duration;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class GrowattFaultInjectionTest {

    private final GrowattClient client = new GrowattClient();

    @Test
    void anInjectedCodeHasTheEnvelopeOfTheVersion() {
        client.cloud.faultInjection().respondWithCode("*", 2, -1, "another domain");
        assertThat(client.whole(client.get("plant/list")))
                .containsEntry("error_code", -1.0)
                .containsEntry("error_msg", "another domain")
                .containsEntry("data", "");
        assertThat(client.whole(client.v4("queryDeviceList", "page=1")))
                .containsEntry("code", -1.0)
                .containsEntry("message", "another domain")
                .containsEntry("data", null);
        assertThat(client.code(client.get("plant/list"))).isZero();
        assertThat(client.cloud.calls()).extracting(RecordedCall::outcome).containsExactly("-1", "-1", "0");
    }

    @Test
    void injectedFaultsReplaceResponses() {
        client.cloud.faultInjection().respondWithHtml("plant/list", 1);
        client.cloud.faultInjection().respondWithStatus("plant/list", 1, 502);
        client.cloud.faultInjection().drop("plant/list", 1);
        client.cloud.faultInjection().respondWithHalf("plant/list", 2);
        HttpResponse page = client.get("plant/list");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(client.get("plant/list").status()).isEqualTo(502);
        assertThat(client.get("plant/list").delivery()).isEqualTo(HttpResponse.Delivery.NONE);
        assertThat(client.get("plant/list").delivery()).isEqualTo(HttpResponse.Delivery.HALF);
        client.cloud.faultInjection().respondNormally();
        assertThat(client.get("plant/list").delivery()).isEqualTo(HttpResponse.Delivery.WHOLE);
        assertThat(client.cloud.callCounts()).containsEntry("plant/list", 5L);
    }

    @Test
    void theAlarmListOfOneDeviceFails() {
        String other = client.cloud.faultInjection().addDevice(424_242, DeviceKind.MIN);
        client.cloud.faultInjection().failAlarms("MIN0DEMO001", 10_001);
        assertThat(client.code(alarms("MIN0DEMO001"))).isEqualTo(10_001);
        assertThat(client.code(alarms(other))).isZero();
        client.pass(Duration.ofMinutes(5));
        client.cloud.faultInjection().restoreAlarms("MIN0DEMO001");
        assertThat(client.code(alarms("MIN0DEMO001"))).isZero();
    }

    private HttpResponse alarms(String serial) {
        return client.post("device/tlx/alarm_data", "tlx_sn=" + serial + "&date=2026-06-15&page=1&perpage=100");
    }

    @Test
    void unsupportedRegistersHaveFillersInOneVariant() {
        client.cloud.faultInjection().use(ServerVariant.FILLED_REGISTERS);
        assertThat(client.data(client.post("device/tlx/tlx_last_data", "tlx_sn=MIN0DEMO001")))
                .containsEntry("bdc2Soc", 6_553.5)
                .containsEntry("bdc2FaultType", 0.0);
    }

    @Test
    void aFieldHasAnotherValueOnRequest() {
        client.cloud.faultInjection().reportValue("eacTotal", 21_474_836.47);
        assertThat(client.data(client.post("device/tlx/tlx_last_data", "tlx_sn=MIN0DEMO001")))
                .containsEntry("eacTotal", 21_474_836.47);
    }

    @Test
    void everyControlWorksOverHttp() throws IOException {
        SimulatedHome home = client.home;
        SimulatedGrowatt cloud = SimulatedGrowatt.of(() -> GrowattClient.BEGIN, "the token", home);
        try (SimulatedServer server = SimulatedServer.start(cloud::handle, 0)) {
            Http http = new Http(server.url());
            assertThat(http.control("raise-alarm", "serial", "MIN0DEMO001", "code", "25"))
                    .contains("25.202606.");
            assertThat(http.control("code", "endpoint", "plant/list", "code", "10012"))
                    .isEqualTo("{\"result\":[]}");
            assertThat(http.get("/v1/plant/list?page=1")).contains("\"error_code\":10012");
            assertThat(http.get("/v1/plant/list?page=1")).contains("\"error_code\":0");
            assertThat(http.control("calls")).contains("\"endpoint\":\"plant/list\"", "\"outcome\":\"10012\"");
            assertThat(http.get("/v1/nothing")).contains("Not Found");
            assertThat(http.control("violations")).contains("requests an unknown path");
            assertThat(http.control("offline")).isEqualTo("{\"error\":\"serial is missing\"}");
            assertThat(http.control("dance")).isEqualTo("{\"error\":\"there is no such control\"}");
            for (String what : new String[] {"html", "half", "drop", "status", "right", "stand-still", "move-on"}) {
                assertThat(http.control(what)).isEqualTo("{\"result\":[]}");
            }
            for (String what : new String[] {"calls-a-day", "lose-lifetime-counters", "block"}) {
                assertThat(http.control(what)).isEqualTo("{\"result\":[]}");
            }
            for (String what : new String[] {"offline", "online", "clear-alarm"}) {
                assertThat(http.control(what, "serial", "MIN0DEMO001", "id", "25"))
                        .isEqualTo("{\"result\":[]}");
            }
            assertThat(http.control("token", "token", "other")).isEqualTo("{\"result\":[]}");
        }
    }

    /** A client over HTTP. */
    private record Http(String url) {

        private static final OkHttpClient CLIENT = new OkHttpClient();

        String control(String what, String... parameters) throws IOException {
            FormBody.Builder form = new FormBody.Builder();
            for (int i = 0; i < parameters.length; i += 2) {
                form.add(parameters[i], parameters[i + 1]);
            }
            return send(new Request.Builder().url(url + "/control/" + what).post(form.build()));
        }

        String get(String path) throws IOException {
            return send(new Request.Builder().url(url + path));
        }

        private static String send(Request.Builder request) throws IOException {
            try (okhttp3.Response response =
                    CLIENT.newCall(request.header("token", "the token").build()).execute()) {
                return response.body().string();
            }
        }
    }
}
