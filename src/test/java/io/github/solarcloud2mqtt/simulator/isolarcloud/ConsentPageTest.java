package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import io.github.solarcloud2mqtt.simulator.http.SimulatedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentPageTest {

    private static final String QUESTION = "cloudId=3&applicationId=1234&redirectUrl=http%3A%2F%2Flocalhost%3A8080%2F";
    private static final HomePlan HOME = HomePlan.from(CloudClient.BEGIN);

    private final PlatformClient platform = new PlatformClient(HOME, HOME.plant(974_700, PlantKind.ONLY_A_METER));
    private final HttpClient http = HttpClient.newHttpClient();
    private SimulatedServer server;

    @BeforeEach
    void start() throws Exception {
        server = SimulatedServer.start(platform.client.cloud::handle, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theRootPageRedirectsToTheConsentPage() throws Exception {
        assertThat(get("/").body()).contains("location.replace(location.hash.substring(1))");
    }

    @Test
    void showsThePlantsAndTheChoice() throws Exception {
        platform.client.cloud.faultInjection().renameDevice("974621_11_0_0", "Home <3");
        HttpResponse<String> page = get("/authorized-app?" + QUESTION);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("demo@example.org, which of your plants may application 1234 read?")
                .contains("value=\"974621\" checked> Home &lt;3 (974621)")
                .contains("value=\"974700\" checked> Plant only a meter (974700)")
                .contains("value=\"agree\"")
                .contains("value=\"refuse\"");
    }

    @Test
    void aWrongApplicationOrRedirectUrlIsAnError() throws Exception {
        assertThat(get("/authorized-app?" + QUESTION.replace("1234", "1235")).statusCode())
                .isEqualTo(400);
        assertThat(get("/authorized-app?" + QUESTION.replace("8080", "8081")).body())
                .contains("registered with another redirect URL");
        assertThat(get("/authorized-app?redirectUrl=%zz").statusCode()).isEqualTo(400);
    }

    @Test
    void consentSendsACodeToTheRedirectUrl() throws Exception {
        HttpResponse<String> answer = decide("decision=agree&ps_id=974700");
        assertThat(answer.statusCode()).isEqualTo(302);
        String target = answer.headers().firstValue("Location").orElseThrow();
        assertThat(target).matches("http://localhost:8080/\\?code=[A-Za-z0-9]{6}");
        Map<String, Object> tokens = CloudClient.data(platform.exchange(target.substring(target.length() - 6)));
        assertThat(tokens).containsEntry("auth_ps_list", List.of("974700"));
        platform.bearer(CloudClient.text(tokens, "access_token"));
        assertThat(CloudClient.only(platform.ask("queryPowerStationList", Map.of("page", 1, "size", 10)), "pageList"))
                .containsEntry("ps_id", 974700.0);
        assertThat(platform.refused("getDeviceListByPsId", Map.of("ps_id", "974621", "page", 1, "size", 10)))
                .isEqualTo("E900");
    }

    @Test
    void decliningSendsNoCode() throws Exception {
        assertThat(decide("decision=refuse&ps_id=974700").headers().firstValue("Location"))
                .contains("http://localhost:8080/");
        assertThat(decide("decision=agree").headers().firstValue("Location")).contains("http://localhost:8080/");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.url() + path.replace("%zz", "%25zz"))));
    }

    private HttpResponse<String> decide(String decision) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.url() + "/authorized-app"))
                .POST(HttpRequest.BodyPublishers.ofString(QUESTION + "&" + decision)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
