package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.list;
import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.map;
import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.http.Violation;
import io.github.solarcloud2mqtt.simulator.points.generator.Decimals;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RealTimeDataTest {

    private static final String REAL_TIME = "getDeviceRealTimeData";
    private static final String HYBRID = "974621_14_1_1";

    private final CloudClient client = new CloudClient().loggedIn();

    @Test
    void returnsDeviceTimeAndValues() {
        Map<String, Object> point = client.values(14, HYBRID, "13119", "13141", "13146");
        Map<String, Object> expected = new HashMap<>();
        expected.put("ps_key", HYBRID);
        expected.put("ps_id", 974621.0);
        expected.put("uuid", 9140011.0);
        expected.put("device_name", "Hybrid inverter");
        expected.put("device_sn", "A2262711471");
        expected.put("communication_dev_sn", "B2262720904");
        expected.put("dev_status", 1.0);
        expected.put("dev_fault_status", 4.0);
        expected.put("device_time", "20260615120000");
        expected.put("p13119", Decimals.one(client.home.snapshot().watts(Flow.LOAD)));
        expected.put("p13141", Decimals.three(client.home.snapshot().stateOfCharge()));
        expected.put("p13146", "64");
        assertThat(point).isEqualTo(expected);
    }

    @Test
    void valuesRenewEveryFiveMinutes() {
        Map<String, Object> before = client.values(14, HYBRID, "13134");
        client.pass(Duration.ofSeconds(179));
        assertThat(client.values(14, HYBRID, "13134")).isEqualTo(before);
        client.pass(Duration.ofSeconds(1));
        Map<String, Object> after = client.values(14, HYBRID, "13134");
        assertThat(after).containsEntry("device_time", "20260615120500");
        assertThat(after.get("p13134")).isNotEqualTo(before.get("p13134"));
    }

    @Test
    void thePlantIsADeviceToo() {
        Map<String, Object> point = client.values(11, "974621_11_0_0", "83033", "83549", "83238");
        assertThat(point)
                .containsEntry("device_sn", null)
                .containsEntry("p83033", Decimals.one(client.home.snapshot().watts(Flow.PV)));
        assertThat(point.get("p83549")).isIn(null, "--");
    }

    @Test
    void aPointOfAnotherTypeOrOfNoneIsLeftOut() {
        assertThat(client.values(14, HYBRID, "13119", "83033", "4711"))
                .containsKey("p13119")
                .doesNotContainKeys("p83033", "p4711");
    }

    @Test
    void numbersMayBeNumbersOrTexts() {
        Map<String, Object> data = client.ask(
                REAL_TIME,
                Map.of("device_type", "14", "ps_key_list", List.of(HYBRID), "point_id_list", List.of(13119)));
        assertThat(map(only(data, "device_point_list").get("device_point"))).containsKey("p13119");
    }

    @Test
    void unknownDevicesAreListed() {
        Map<String, Object> data = client.ask(
                REAL_TIME,
                Map.of(
                        "device_type",
                        14,
                        "ps_key_list",
                        List.of(HYBRID, "1_14_1_1"),
                        "point_id_list",
                        List.of("13119")));
        assertThat(data).containsEntry("fail_ps_key_list", List.of("1_14_1_1")).doesNotContainKey("fail_sn_list");
        assertThat(list(data, "device_point_list")).hasSize(1);
    }

    @Test
    void devicesCanBeFoundBySerialNumber() {
        Map<String, Object> data = client.ask(
                REAL_TIME,
                Map.of("device_type", 43, "sn_list", List.of("S2262708817", "X"), "point_id_list", List.of("58604")));
        assertThat(data).containsEntry("fail_sn_list", List.of("X")).doesNotContainKey("fail_ps_key_list");
        assertThat(map(only(data, "device_point_list").get("device_point"))).containsEntry("ps_key", "974621_43_2_1");
    }

    @Test
    void atMostAHundredPointsAreAllowed() {
        client.values(14, HYBRID, ids(100));
        assertThat(client.askWhole(
                        REAL_TIME,
                        Map.of("device_type", 14, "ps_key_list", List.of(HYBRID), "point_id_list", List.of(ids(101)))))
                .containsEntry("result_code", "010")
                .containsEntry("result_msg", "er_parameter_value_invalid:point_id_list");
        assertThat(client.cloud.violations()).hasSize(1);
    }

    @Test
    void requiredParametersAreChecked() {
        assertThat(client.refused(REAL_TIME, Map.of("ps_key_list", List.of(HYBRID), "point_id_list", List.of("1"))))
                .isEqualTo("009");
        assertThat(client.refused(REAL_TIME, Map.of("device_type", 14, "point_id_list", List.of("1"))))
                .isEqualTo("009");
        assertThat(client.refused(REAL_TIME, Map.of("device_type", 14, "ps_key_list", List.of(HYBRID))))
                .isEqualTo("009");
    }

    @Test
    void parameterValuesAreChecked() {
        assertThat(refusedPoints(List.of("p13119"))).isEqualTo("010");
        assertThat(refusedPoints("13119,13141")).isEqualTo("010");
        assertThat(client.askWhole(
                        REAL_TIME,
                        Map.of("device_type", 7, "ps_key_list", List.of(HYBRID), "point_id_list", List.of("8018"))))
                .containsEntry("result_code", "010")
                .containsEntry("result_msg", "er_parameter_value_invalid:device_type");
    }

    @Test
    void aFaultShowsAtItsDeviceAndAtThePlant() {
        String fault =
                client.cloud.faultInjection().raiseFault(HYBRID, 13819, 2, 2, "Meter Communication Abnormal Alarm");
        assertThat(client.values(14, HYBRID, "13119")).containsEntry("dev_fault_status", 2.0);
        assertThat(client.values(7, "974621_7_1_1", "8018")).containsEntry("dev_fault_status", 4.0);
        assertThat(client.ask("getPowerStationDetail", Map.of("ps_id", 974621)))
                .containsEntry("ps_fault_status", 2.0)
                .containsEntry("alarm_count", 1.0)
                .containsEntry("fault_count", 0.0);
        client.cloud.faultInjection().raiseFault(HYBRID, 13801, 1, 1, "Grid Overvoltage");
        assertThat(client.values(14, HYBRID, "13119")).containsEntry("dev_fault_status", 1.0);
        client.cloud.faultInjection().clearFault(fault);
        assertThat(client.ask("getPowerStationDetail", Map.of("ps_id", 974621)))
                .containsEntry("ps_fault_status", 1.0)
                .containsEntry("alarm_count", 0.0);
    }

    @Test
    void aStringInverterSleepsAtNight() {
        CloudClient twoRoofs = new CloudClient(HomePlan.from(CloudClient.BEGIN).withStringInverter()).loggedIn();
        assertThat(twoRoofs.values(1, "974621_1_3_1", "24"))
                .containsEntry("dev_status", 1.0)
                .containsEntry("device_time", "20260615120000");
        twoRoofs.pass(Duration.ofHours(12));
        Map<String, Object> night = twoRoofs.values(1, "974621_1_3_1", "1", "24");
        assertThat(night).containsEntry("dev_status", 0.0).containsEntry("p24", "0.0");
        assertThat(CloudClient.text(night, "device_time")).startsWith("202606152");
        twoRoofs.pass(Duration.ofHours(2));
        assertThat(twoRoofs.values(1, "974621_1_3_1", "1", "24")).isEqualTo(night);
        assertThat(twoRoofs.values(14, HYBRID, "13119")).containsEntry("dev_status", 1.0);
        twoRoofs.pass(Duration.ofHours(8));
        assertThat(twoRoofs.values(1, "974621_1_3_1", "24")).containsEntry("dev_status", 1.0);
    }

    @Test
    void theInverterEndpointHasStringInvertersOnly() {
        CloudClient twoRoofs = new CloudClient(HomePlan.from(CloudClient.BEGIN).withStringInverter()).loggedIn();
        Map<String, Object> data =
                twoRoofs.ask("getPVInverterRealTimeData", Map.of("ps_key_list", List.of("974621_1_3_1", HYBRID)));
        assertThat(data).containsEntry("fail_ps_key_list", List.of(HYBRID));
        assertThat(map(only(data, "device_point_list").get("device_point")))
                .containsKeys("p1", "p2", "p24", "p105")
                .containsEntry("p25", "0.0")
                .doesNotContainKey("p29");
        assertThat(twoRoofs.refused("getPVInverterRealTimeData", Map.of())).isEqualTo("009");
    }

    @Test
    void repeatedRequestsForPointsWithoutValuesAreViolations() {
        client.values(11, "974621_11_0_0", "83549");
        client.values(11, "974621_11_0_0", "83549");
        assertThat(client.cloud.violations()).isEmpty();
        client.values(11, "974621_11_0_0", "83549");
        client.values(11, "974621_11_0_0", "83549");
        assertThat(client.cloud.violations())
                .extracting(Violation::what)
                .containsExactly("keeps requesting p83549 of 974621_11_0_0, which never has a value");
    }

    @Test
    void aRequestForThemAfterHoursIsNoViolation() {
        for (int i = 0; i < 5; i++) {
            client.values(11, "974621_11_0_0", "83549");
            client.pass(Duration.ofHours(6));
        }
        assertThat(client.cloud.violations()).isEmpty();
    }

    private String refusedPoints(Object points) {
        return client.refused(
                REAL_TIME, Map.of("device_type", 14, "ps_key_list", List.of(HYBRID), "point_id_list", points));
    }

    private static String[] ids(int count) {
        return IntStream.range(13_001, 13_001 + count).mapToObj(String::valueOf).toArray(String[]::new);
    }
}
