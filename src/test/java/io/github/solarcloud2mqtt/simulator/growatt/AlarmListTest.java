package io.github.solarcloud2mqtt.simulator.growatt;

import static io.github.solarcloud2mqtt.simulator.growatt.GrowattClient.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmListTest {

    private final GrowattClient client = new GrowattClient();

    private List<Map<String, Object>> alarms(String date) {
        Map<String, Object> data = client.data(
                client.post("device/tlx/alarm_data", "tlx_sn=MIN0DEMO001&date=" + date + "&page=1&perpage=100"));
        assertThat(data).containsEntry("tlx_sn", "MIN0DEMO001");
        return list(data, "alarms");
    }

    private Map<String, Object> only(String date) {
        client.pass(Duration.ofMinutes(5));
        List<Map<String, Object>> alarms = alarms(date);
        assertThat(alarms).hasSize(1);
        return alarms.get(0);
    }

    @Test
    void anAlarmIsListedOnTheDayItStarted() {
        assertThat(alarms("2026-06-15")).isEmpty();
        String id = client.cloud.faultInjection().raiseAlarm("MIN0DEMO001", 25, 1, "No utility.");
        assertThat(only("2026-06-15"))
                .containsEntry("alarm_code", 25.0)
                .containsEntry("alarm_message", "No utility.")
                .containsEntry("start_time", "2026-06-15 12:02:00.0")
                .containsEntry("end_time", "");
        client.cloud.faultInjection().clearAlarm("MIN0DEMO001", id);
        assertThat(only("2026-06-15")).containsEntry("end_time", "2026-06-15 12:07:00.0");
        client.pass(Duration.ofMinutes(5));
        assertThat(alarms("2026-06-14")).isEmpty();
    }

    @Test
    void keysAndEndTimeHaveVariants() {
        client.cloud.faultInjection().use(ServerVariant.CAMEL_CASE_ALARMS);
        client.cloud.faultInjection().use(ServerVariant.OPEN_ALARMS_END_AT_ONCE);
        client.cloud.faultInjection().raiseAlarm("MIN0DEMO001", 25, 1, "No utility.");
        assertThat(only("2026-06-15"))
                .containsEntry("alarmCode", 25.0)
                .containsEntry("startTime", "2026-06-15 12:02:00.0")
                .containsEntry("endTime", "2026-06-15 12:02:00.0");
    }

    @Test
    void anActiveAlarmIsInTheReadings() {
        client.cloud.faultInjection().raiseAlarm("MIN0DEMO001", 25, 1, "No utility.");
        client.cloud.faultInjection().raiseAlarm("MIN0DEMO001", 401, 2, "Meter abnormal");
        assertThat(client.data(client.post("device/tlx/tlx_last_data", "tlx_sn=MIN0DEMO001")))
                .containsEntry("faultType", 25.0)
                .containsEntry("warnCode", 401.0);
    }

    @Test
    void faultsOfTheHomeAreAlarmsOfItsFirstDevice() {
        client.cloud.faultInjection().addDevice(424242, DeviceKind.MIN);
        client.home.faults().raise("14_1_1", 13801, 1, 1, "Grid Overvoltage", client.now());
        client.pass(Duration.ofMinutes(5));
        assertThat(only("2026-06-15")).containsEntry("alarm_code", 300.0);
        assertThat(client.data(client.post("device/tlx/tlx_last_data", "tlx_sn=MIN0DEMO001")))
                .containsEntry("statusText", "Fault")
                .containsEntry("status", 2.0);
        assertThat(list(
                        client.data(client.post("device/tlx/alarm_data", "tlx_sn=MIN0DEMO002&date=2026-06-15")),
                        "alarms"))
                .isEmpty();
    }

    @Test
    void theDateIsRequired() {
        assertThat(client.code(client.post("device/tlx/alarm_data", "tlx_sn=MIN0DEMO001")))
                .isEqualTo(10003);
        client.pass(Duration.ofMinutes(5));
        assertThat(client.code(client.post("device/tlx/alarm_data", "tlx_sn=MIN0DEMO001&date=15.6.2026")))
                .isEqualTo(10003);
        assertThat(client.violations()).hasSize(2);
    }

    @Test
    void otherKindsHaveOtherPaths() {
        GrowattClient other =
                new GrowattClient(HomePlan.from(Instant.parse("2026-06-15T10:00:00Z")), DeviceKind.STORAGE);
        other.cloud.faultInjection().addDevice(424242, DeviceKind.INV);
        assertThat(other.data(other.post("device/storage/alarm_data", "storage_sn=STORAGE0DEMO001&date=2026-06-15")))
                .containsEntry("count", 0.0);
        assertThat(other.data(other.get("device/inverter/alarm?device_sn=INV0DEMO002&date=2026-06-15")))
                .containsEntry("device_sn", "INV0DEMO002");
        assertThat(other.violations()).isEmpty();
    }
}
