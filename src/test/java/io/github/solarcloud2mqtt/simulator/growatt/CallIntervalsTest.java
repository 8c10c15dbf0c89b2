package io.github.solarcloud2mqtt.simulator.growatt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallIntervalsTest {

    private static final String LAST = "device/tlx/tlx_last_data";

    private final GrowattClient client = new GrowattClient();

    private int last(String serial) {
        return client.code(client.post(LAST, "tlx_sn=" + serial));
    }

    @Test
    void theSameRequestIsAllowedEveryFiveMinutes() {
        assertThat(last("MIN0DEMO001")).isZero();
        client.pass(Duration.ofSeconds(299));
        assertThat(client.whole(client.post(LAST, "tlx_sn=MIN0DEMO001")))
                .containsEntry("error_code", 10012.0)
                .containsEntry("error_msg", "error_frequently_access")
                .containsEntry("data", "");
        assertThat(client.violations()).containsExactly("requests the same again within PT5M");
        client.pass(Duration.ofSeconds(1));
        assertThat(last("MIN0DEMO001")).isZero();
    }

    @Test
    void intervalsApplyPerObjectOrPerEndpoint() {
        String second = client.cloud.faultInjection().addDevice(424242, DeviceKind.MIN);
        assertThat(last("MIN0DEMO001")).isZero();
        assertThat(last(second)).isZero();
        client.pass(Duration.ofMinutes(5));
        client.cloud.faultInjection().use(ServerVariant.LIMIT_PER_ENDPOINT);
        assertThat(last("MIN0DEMO001")).isZero();
        assertThat(last(second)).isEqualTo(10012);
        assertThat(client.violations()).isEmpty();
        assertThat(last(second)).isEqualTo(10012);
        assertThat(client.violations()).hasSize(1);
    }

    @Test
    void anIntervalAppliesToAlarmListsOfAnyDate() {
        String alarms = "tlx_sn=MIN0DEMO001&page=1&perpage=100&date=";
        assertThat(client.code(client.post("device/tlx/alarm_data", alarms + "2026-06-15")))
                .isZero();
        assertThat(client.code(client.post("device/tlx/alarm_data", alarms + "2026-06-14")))
                .isEqualTo(10_012);
        assertThat(client.violations()).containsExactly("requests the same again within PT5M");
    }

    @Test
    void anIntervalAppliesToADeviceInAnyBatch() {
        client.cloud.faultInjection().addDevice(424242, DeviceKind.MIN);
        assertThat(batch("MIN0DEMO001,MIN0DEMO002")).isZero();
        assertThat(client.whole(client.v4("queryLastData", "deviceSn=MIN0DEMO002&deviceType=min")))
                .containsEntry("code", 102.0)
                .containsEntry("data", null);
        client.pass(Duration.ofMinutes(5));
        assertThat(batch("MIN0DEMO001")).isZero();
    }

    private int batch(String serials) {
        return client.code(client.v4("queryLastData", "deviceSn=" + serials + "&deviceType=min"));
    }

    @Test
    void someEndpointsHaveShorterIntervals() {
        client.cloud.faultInjection().addDevice(424242, DeviceKind.NOAH);
        client.cloud.faultInjection().addDevice(424242, DeviceKind.SPH);
        for (int minute = 0; minute < 3; minute++) {
            assertThat(client.code(client.v4("queryLastData", "deviceSn=NOAH0DEMO002&deviceType=noah")))
                    .isZero();
            assertThat(client.code(client.v4("queryDeviceList", "page=1"))).isZero();
            assertThat(client.code(client.post("device/mix/mix_last_data", "mix_sn=SPH0DEMO003")))
                    .isZero();
            client.pass(Duration.ofMinutes(1));
        }
        assertThat(client.code(client.v4("queryDeviceList", "page=1"))).isZero();
        assertThat(client.code(client.v4("queryDeviceList", "page=1"))).isEqualTo(100);
    }

    @Test
    void thePlantListIsLimitedToTenCallsIn24Hours() {
        for (int call = 0; call < 10; call++) {
            assertThat(client.code(client.get("plant/list"))).isZero();
            client.pass(Duration.ofHours(1));
        }
        assertThat(client.code(client.get("plant/list"))).isEqualTo(10012);
        assertThat(client.violations()).containsExactly("10012 error_frequently_access");
        client.pass(Duration.ofHours(14));
        assertThat(client.code(client.get("plant/list"))).isZero();
    }

    @Test
    void aRepeatedRequestAfterATruncatedResponseIsNoViolation() {
        client.cloud.faultInjection().respondWithHalf(LAST, 1);
        client.post(LAST, "tlx_sn=MIN0DEMO001");
        assertThat(last("MIN0DEMO001")).isEqualTo(10012);
        assertThat(client.violations()).isEmpty();
    }

    @Test
    void aRepeatedRequestWithoutPermissionIsAViolation() {
        client.headers.put("token", "wrong");
        assertThat(client.code(client.get("plant/list"))).isEqualTo(10011);
        client.pass(Duration.ofMinutes(30));
        assertThat(client.code(client.get("plant/list"))).isEqualTo(10011);
        assertThat(client.violations()).isEmpty();
        client.pass(Duration.ofMinutes(29));
        assertThat(client.code(client.get("plant/list"))).isEqualTo(10011);
        assertThat(client.violations()).containsExactly("repeats too soon a request it has no permission for");
    }

    @Test
    void moreThan200CallsADayBlockTheClientForADay() {
        for (int call = 0; call < 200; call++) {
            assertThat(client.v4("queryDeviceList", "page=1").status()).isEqualTo(200);
            client.pass(Duration.ofMinutes(1));
        }
        assertThat(client.v4("queryDeviceList", "page=1").status()).isEqualTo(405);
        client.pass(Duration.ofMinutes(15));
        assertThat(client.get("plant/list").status()).isEqualTo(405);
        assertThat(client.violations()).containsExactly("makes more than 200 calls in 24 hours");
        client.pass(Duration.ofMinutes(1));
        assertThat(client.get("plant/list").status()).isEqualTo(405);
        assertThat(client.violations())
                .containsExactly("makes more than 200 calls in 24 hours", "keeps calling while it is blocked");
        client.pass(Duration.ofHours(23).minusMinutes(16));
        assertThat(client.get("plant/list").status()).isEqualTo(405);
        client.pass(Duration.ofHours(1));
        assertThat(client.code(client.get("plant/list"))).isZero();
        assertThat(client.violations()).hasSize(2);
    }

    @Test
    void aBlockPageMayHaveStatus200() {
        client.cloud.faultInjection().block(Duration.ofMinutes(90), 200);
        assertThat(client.get("plant/list").body()).startsWith("<html>");
        client.pass(Duration.ofMinutes(90));
        assertThat(client.code(client.get("plant/list"))).isZero();
        client.cloud.faultInjection().callsPerDay(1);
        assertThat(client.get("device/list?plant_id=424242").body()).startsWith("<html>");
    }
}
