package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.http.Violation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotasTest {

    private static final String CALL_INFO = "getOpenApiCallInfo";

    private final CloudClient client = new CloudClient().loggedIn();

    @Test
    void returnsLimitsAndRemainingCalls() {
        Map<String, Object> answer = client.askWhole(CALL_INFO, Map.of());
        assertThat(answer).containsEntry("req_serial_num", null);
        Map<String, Object> data = CloudClient.data(answer);
        assertThat(data)
                .containsEntry("per_day_access_times_config", "48000")
                .containsEntry("today_accessed_times", "2")
                .containsEntry("curr_hour_accessed_times", "2");
        assertThat(list(data, "per_hour_access_times_config"))
                .hasSize(24)
                .startsWith(Map.of("hour", "0", "max_call_times", 2000.0));
        assertThat(list(data, "per_hour_residue_times"))
                .hasSize(24)
                .startsWith(Map.of("hour", "00", "times", "2000"))
                .contains(Map.of("hour", "10", "times", "1998"));
    }

    @Test
    void aUsedUpHourlyQuotaEndsWithTheHour() {
        client.cloud.faultInjection().quota(3, 100);
        client.ask(CALL_INFO, Map.of());
        client.ask(CALL_INFO, Map.of());
        assertThat(client.askWhole(CALL_INFO, Map.of()))
                .containsEntry("result_code", "E999")
                .containsEntry("result_msg", "er_hour_call_api_times_upper_limit");
        client.pass(Duration.ofMinutes(58));
        client.ask(CALL_INFO, Map.of());
        assertThat(client.cloud.violations()).isEmpty();
    }

    @Test
    void aUsedUpDailyQuotaEndsWithTheDay() {
        client.cloud.faultInjection().quota(100, 3);
        client.ask(CALL_INFO, Map.of());
        client.ask(CALL_INFO, Map.of());
        client.pass(Duration.ofHours(5));
        assertThat(client.refused(CALL_INFO, Map.of())).isEqualTo("E999");
        client.pass(Duration.ofHours(9));
        assertThat(client.ask(CALL_INFO, Map.of())).containsEntry("today_accessed_times", "1");
    }

    @Test
    void callsInAnHourWithoutQuotaAreViolations() {
        client.cloud.faultInjection().quota(1, 100);
        client.refused(CALL_INFO, Map.of());
        client.refused(CALL_INFO, Map.of());
        assertThat(client.cloud.violations())
                .extracting(Violation::what)
                .containsExactly("keeps calling in an hour whose quota is used up");
    }
}
