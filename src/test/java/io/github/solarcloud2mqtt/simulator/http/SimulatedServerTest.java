package io.github.solarcloud2mqtt.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedServerTest {

    private static final String ANY = "getOpenApiCallInfo";

    private final CloudClient client = new CloudClient().loggedIn();
    private final HttpClient http = HttpClient.newHttpClient();
    private SimulatedServer server;

    @BeforeEach
    void start() throws IOException {
        server = SimulatedServer.start(client.cloud::handle, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void respondsOverHttp() throws Exception {
        HttpResponse<String> response = ask();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(response.body()).contains("\"today_accessed_times\":\"2\"");
        assertThat(client.cloud.calls()).extracting(RecordedCall::endpoint).containsExactly("login", ANY);
    }

    @Test
    void encryptionIsControlledOverHttp() throws Exception {
        assertThat(control("rsa-public-key", "{}")).isEqualTo("{\"result\":\"" + client.cloud.rsaPublicKey() + "\"}");
        control("encryption", "{\"mode\":\"required\"}");
        assertThat(ask().body()).contains("E902");
        control("encryption", "{\"mode\":\"off\"}");
        assertThat(ask().body()).contains("success");
        assertThat(control("encryption", "{\"mode\":\"on\"}")).contains("er_parameter_value_invalid:mode");
        assertThat(control("clock-skew", "{\"seconds\":-60}")).isEqualTo("{\"result\":[]}");
    }

    @Test
    void consentAndTokensAreControlledOverHttp() throws Exception {
        assertThat(control("consent", "{}")).matches("\\{\"result\":\"[A-Za-z0-9]{6}\"}");
        control("flat-tokens", "{}");
        control("enveloped-tokens", "{}");
        control("expire-tokens-on-arrival", "{\"times\":2}");
        control("keep-refresh-tokens", "{}");
        control("token-encryption", "{\"mode\":\"off\"}");
        control("withdraw-consent", "{}");
        assertThat(control("filter-status", "{\"status\":401}")).isEqualTo("{\"result\":[]}");
    }

    @Test
    void listensOnTheLoopbackAddressOnly() {
        assertThat(server.url()).matches("http://127\\.0\\.0\\.1:\\d+");
    }

    @Test
    void aTruncatedResponseBreaksTheConnection() {
        client.cloud.faultInjection().respondWithHalf(ANY, 1);
        assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
    }

    @Test
    void aMissingResponseBreaksTheConnection() {
        client.cloud.faultInjection().drop(ANY, 9);
        assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
    }

    @Test
    void faultsAreInjectedOverHttp() throws Exception {
        assertThat(control("status", "{\"endpoint\":\"getOpenApiCallInfo\",\"times\":1,\"status\":500}"))
                .isEqualTo("{\"result\":[]}");
        assertThat(ask().statusCode()).isEqualTo(500);
        assertThat(ask().statusCode()).isEqualTo(200);
        control("code", "{\"code\":\"E901\",\"message\":\"Call too frequently\"}");
        assertThat(ask().body()).contains("E901");
        control("html", "{}");
        control("right", "{}");
        assertThat(ask().body()).startsWith("{");
    }

    @Test
    void thePlantIsControlledOverHttp() throws Exception {
        assertThat(control("add-device", "{\"device_type\":7,\"name\":\"Heat pump meter\"}"))
                .isEqualTo("{\"result\":\"974621_7_101_1\"}");
        control("rename-device", "{\"ps_key\":\"974621_7_101_1\",\"name\":\"Pump\"}");
        control("offline", "{\"ps_key\":\"974621_7_101_1\"}");
        assertThat(client.values(7, "974621_7_101_1", "8018"))
                .containsEntry("device_name", "Pump")
                .containsEntry("dev_status", 0.0);
        control("online", "{\"ps_key\":\"974621_7_101_1\"}");
        control("remove-device", "{\"ps_key\":\"974621_7_101_1\"}");
        String raised = control(
                "raise-fault",
                "{\"ps_key\":\"974621_14_1_1\",\"code\":13801,\"type\":1,\"level\":1,\"name\":\"Grid Overvoltage\"}");
        assertThat(client.faults(Map.of())).hasSize(1);
        String id = raised.substring(11, raised.length() - 2);
        control("clear-fault", "{\"id\":\"" + id + "\"}");
        assertThat(client.home.faults().active()).isEmpty();
    }

    @Test
    void dataAndSessionsAreControlledOverHttp() throws Exception {
        control("lose-lifetime-counters", "{\"renewals\":1}");
        control("keep-yesterday", "{\"renewals\":1}");
        control("stand-still", "");
        control("move-on", "");
        control("quota", "{\"per_hour\":7,\"per_day\":70}");
        assertThat(ask().body()).contains("\"per_day_access_times_config\":\"70\"");
        control("invalidate-token", "");
        assertThat(ask().body()).contains("E00003");
        control("half", "{}");
        assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
        control("drop", "{\"times\":9}");
        assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
    }

    @Test
    void callsAndViolationsAreReadOverHttp() throws Exception {
        client.refused("getEverything", Map.of());
        assertThat(control("calls", ""))
                .contains("\"endpoint\":\"login\"")
                .contains("\"outcome\":\"E900\"")
                .contains("\"time\":\"2026-06-15T10:02:00Z\"");
        assertThat(control("violations", "")).contains("\"what\":\"E900 Unauthorized access\"");
    }

    @Test
    void anUnknownControlIsRejected() throws Exception {
        assertThat(control("nonsense", "{}")).isEqualTo("{\"error\":\"there is no such control\"}");
        assertThat(control("offline", "ps_key")).isEqualTo("{\"error\":\"the body is no JSON\"}");
        assertThat(control("offline", "{}")).isEqualTo("{\"error\":\"er_missing_parameter:ps_key\"}");
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/openapi/" + ANY));
        client.headers.forEach(request::header);
        String body = client.json(Map.of("appkey", CloudClient.ACCOUNT.appkey(), "token", client.token()));
        return http.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String control(String what, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/control/" + what))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
