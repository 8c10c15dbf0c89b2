package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.RecordedCall;
import io.github.solarcloud2mqtt.simulator.http.Violation;
import io.github.solarcloud2mqtt.simulator.points.generator.Decimals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultInjectionTest {

    private static final String ANY = "getOpenApiCallInfo";
    private static final String HYBRID = "974621_14_1_1";

    private final CloudClient client = new CloudClient().loggedIn();
    private final FaultInjection faultInjection = client.cloud.faultInjection();

    @Test
    void anHtmlPageReplacesAResponse() {
        faultInjection.respondWithHtml(ANY, 2);
        assertThat(ask().body()).startsWith("<html>");
        assertThat(ask().contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(ask().body()).startsWith("{");
        assertThat(outcomes()).containsExactly("1", "HTML", "HTML", "1");
    }

    @Test
    void aResponseIsTruncated() {
        faultInjection.respondWithHalf(ANY, 1);
        HttpResponse half = ask();
        assertThat(half.delivery()).isEqualTo(HttpResponse.Delivery.HALF);
        assertThat(half.body()).contains("\"result_code\":\"1\"");
        assertThat(outcomes()).containsExactly("1", "1");
    }

    @Test
    void aResponseIsMissing() {
        faultInjection.drop("*", 1);
        assertThat(ask().delivery()).isEqualTo(HttpResponse.Delivery.NONE);
        assertThat(ask().delivery()).isEqualTo(HttpResponse.Delivery.WHOLE);
        assertThat(outcomes()).containsExactly("1", "dropped", "1");
    }

    @Test
    void aStatusReplacesAResponse() {
        faultInjection.respondWithStatus(ANY, 1, 429);
        assertThat(ask().status()).isEqualTo(429);
        assertThat(ask().status()).isEqualTo(200);
    }

    @Test
    void aResultCodeReplacesAResponse() {
        faultInjection.respondWithCode(ANY, 1, "-1", "error");
        assertThat(ask().body()).isEqualTo("{\"result_code\":\"-1\",\"result_msg\":\"error\",\"result_data\":null}");
        assertThat(outcomes()).containsExactly("1", "-1");
        assertThat(client.cloud.violations()).isEmpty();
    }

    @Test
    void faultsAffectTheirEndpointOnly() {
        faultInjection.respondWithHtml("getDeviceList", 1);
        assertThat(ask().body()).startsWith("{");
    }

    @Test
    void scheduledFaultsCanBeRemoved() {
        faultInjection.respondWithHtml(ANY, 9);
        faultInjection.respondNormally();
        assertThat(ask().body()).startsWith("{");
    }

    @Test
    void repeatingARejectedRequestIsAViolation() {
        faultInjection.respondWithCode(ANY, 1, "010", "er_parameter_value_invalid");
        ask();
        ask();
        assertThat(client.cloud.violations())
                .extracting(Violation::what)
                .containsExactly("repeats a request that was rejected as invalid");
        client.pass(Duration.ofHours(1));
        ask();
        assertThat(client.cloud.violations()).hasSize(1);
    }

    @Test
    void lifetimeCountersAreZeroForSomeUploads() {
        faultInjection.loseLifetimeCounters(2);
        assertThat(value("13134")).isNotEqualTo("0.0");
        renew();
        assertThat(value("13134")).isEqualTo("0.0");
        renew();
        assertThat(value("13134")).isEqualTo("0.0");
        assertThat(value("13112")).isNotEqualTo("0.0");
        renew();
        assertThat(value("13134")).isEqualTo(Decimals.one(client.home.snapshot().lifetimeWh(Flow.HYBRID_PV)));
    }

    @Test
    void dailyCountersKeepYesterdayForSomeUploads() {
        faultInjection.keepYesterday(2);
        client.pass(Duration.ofHours(12).minusMinutes(7));
        assertThat(value("13112")).isNotEqualTo("0.0");
        String yesterday = value("13112");
        renew();
        assertThat(client.values(14, HYBRID, "13112"))
                .containsEntry("device_time", "20260616000000")
                .containsEntry("p13112", yesterday);
        renew();
        assertThat(value("13112")).isEqualTo(yesterday);
        renew();
        assertThat(value("13112")).isEqualTo("0.0");
    }

    @Test
    void aDeviceCanGoOfflineAndComeBack() {
        faultInjection.offline(HYBRID);
        renew();
        Map<String, Object> offline = client.values(14, HYBRID, "13119");
        assertThat(offline).containsEntry("dev_status", 0.0).containsEntry("device_time", "20260615120000");
        assertThat(client.values(7, "974621_7_1_1", "8018"))
                .containsEntry("dev_status", 1.0)
                .containsEntry("device_time", "20260615120500");
        faultInjection.online(HYBRID);
        renew();
        assertThat(client.values(14, HYBRID, "13119"))
                .containsEntry("dev_status", 1.0)
                .containsEntry("device_time", "20260615121000");
    }

    @Test
    void uploadsCanBeStopped() {
        faultInjection.stopUpdates(true);
        Map<String, Object> before = client.values(14, HYBRID, "13119", "13134");
        renew();
        assertThat(client.values(14, HYBRID, "13119", "13134"))
                .isEqualTo(before)
                .containsEntry("dev_status", 1.0);
        faultInjection.stopUpdates(false);
        renew();
        assertThat(client.values(14, HYBRID, "13119")).containsEntry("device_time", "20260615121000");
    }

    @Test
    void devicesAreAddedRemovedAndRenamed() {
        String added = faultInjection.addDevice(43, "Second battery");
        assertThat(added).isEqualTo("974621_43_101_1");
        assertThat(faultInjection.addDevice(43, "Third battery")).isEqualTo("974621_43_102_1");
        assertThat(client.values(43, added, "58604")).containsEntry("device_name", "Second battery");
        faultInjection.renameDevice(added, "Cellar");
        faultInjection.removeDevice("974621_43_2_1");
        faultInjection.removeDevice("974621_43_102_1");
        assertThat(list(client.ask("getDeviceListByUser", Map.of("curPage", 1, "size", 50)), "pageList"))
                .extracting(device -> device.get("device_name"))
                .containsExactly("Hybrid inverter", "Meter", "Communication dongle", "Cellar");
        assertThat(client.ask(
                        "getDeviceRealTimeData",
                        Map.of(
                                "device_type",
                                43,
                                "ps_key_list",
                                List.of("974621_43_2_1"),
                                "point_id_list",
                                List.of(1))))
                .containsEntry("fail_ps_key_list", List.of("974621_43_2_1"));
    }

    @Test
    void aDeviceOfAnUndocumentedTypeHasNoPoints() {
        String added = faultInjection.addDevice(99, "Novelty");
        assertThat(client.values(99, added, "1"))
                .containsEntry("dev_status", 1.0)
                .doesNotContainKey("p1");
    }

    @Test
    void theTokenCanBeInvalidated() {
        faultInjection.invalidateToken();
        assertThat(client.refused(ANY, Map.of())).isEqualTo("E00003");
        client.loggedIn().ask(ANY, Map.of());
        assertThat(client.cloud.violations()).isEmpty();
    }

    private HttpResponse ask() {
        return client.send(
                "POST", ANY, client.json(Map.of("appkey", CloudClient.ACCOUNT.appkey(), "token", client.token())));
    }

    private List<String> outcomes() {
        return client.cloud.calls().stream().map(RecordedCall::outcome).toList();
    }

    private void renew() {
        client.pass(Duration.ofMinutes(5));
    }

    private String value(String id) {
        return String.valueOf(client.values(14, HYBRID, id).get("p" + id));
    }
}
