package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.list;
import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.map;
import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.Decimals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlatformEndpointsTest {

    private static final Map<String, Object> FIRST_PAGE = Map.of("page", "1", "size", "10");
    private static final String HYBRID = "974621_14_1_1";

    private final PlatformClient platform = new PlatformClient().authorized();

    @Test
    void thePlantListHasNoValues() {
        Map<String, Object> data = platform.ask("queryPowerStationList", FIRST_PAGE);
        assertThat(data).containsEntry("row_count", 1.0).doesNotContainKey("rowCount");
        assertThat(only(data, "pageList"))
                .containsEntry("ps_id", 974621.0)
                .containsEntry("ps_name", "Demo home")
                .containsEntry("ps_type", 5.0)
                .containsEntry("online_status", 1.0)
                .containsEntry("ps_current_time_zone", "GMT+1")
                .containsEntry("update_time", "2026-06-15 12:00:00")
                .doesNotContainKeys("curr_power", "total_capcity", "ps_status");
        assertThat(list(platform.ask("queryPowerStationList", plus(FIRST_PAGE, "ps_type", "4")), "pageList"))
                .isEmpty();
    }

    @Test
    void endpointsOfTheOtherApiAreRejected() {
        assertThat(platform.refused("queryPowerStationList", Map.of("curPage", 1, "size", 10)))
                .isEqualTo("009");
        assertThat(platform.refused("getPowerStationList", FIRST_PAGE)).isEqualTo("E900");
        assertThat(platform.refused(
                        "getDeviceRealTimeData",
                        Map.of(
                                "device_type",
                                11,
                                "ps_key_list",
                                List.of("974621_11_0_0"),
                                "point_id_list",
                                List.of("83022"))))
                .isEqualTo("010");
        assertThat(platform.violations()).hasSize(3);
    }

    @Test
    void theLanguageIsInTheBody() {
        platform.ask("queryPowerStationList", plus(FIRST_PAGE, "lang", "_de_DE"));
        assertThat(platform.refused("queryPowerStationList", plus(FIRST_PAGE, "lang", "de_DE")))
                .isEqualTo("010");
    }

    @Test
    void detailsAreForUpToTwentyPlants() {
        Map<String, Object> data = platform.ask("getPowerStationDetail", Map.of("ps_ids", "974621,1"));
        assertThat(data).containsEntry("code", "1").containsEntry("not_authorization_ps_list", List.of("1"));
        assertThat(only(data, "data_list"))
                .containsEntry("install_power", 9800.0)
                .containsEntry("online_status", 1.0)
                .containsEntry("power_price_unit", "EUR")
                .containsEntry("owner_email", null)
                .containsEntry("communication_dev_detail_list", List.of(Map.of("sn", "B2262720904", "is_enable", 1.0)));
        assertThat(only(platform.ask("getPowerStationDetail", Map.of("sns", "B2262720904")), "data_list"))
                .containsEntry("ps_id", 974621.0);
        String many = IntStream.rangeClosed(1, 21).mapToObj(String::valueOf).collect(Collectors.joining(","));
        assertThat(platform.refused("getPowerStationDetail", Map.of("ps_ids", many)))
                .isEqualTo("010");
        assertThat(platform.refused("getPowerStationDetail", Map.of())).isEqualTo("009");
    }

    @Test
    void devicesAreClaimed() {
        Map<String, Object> page = platform.ask("getDeviceListByPsId", plus(FIRST_PAGE, "ps_id", 974621));
        assertThat(page).containsEntry("row_count", 4.0);
        assertThat(list(page, "pageList").get(0))
                .containsEntry("ps_key", HYBRID)
                .containsEntry("claim_state", 1.0)
                .doesNotContainKey("rel_state");
        assertThat(devices("device_type_list", "7,43")).hasSize(2);
        assertThat(devices("device_type_list", List.of(7))).hasSize(1);
        assertThat(devices("claim_state", "0")).isEmpty();
        assertThat(devices("is_virtual_unit", "1"))
                .extracting(device -> device.get("ps_key"))
                .containsExactly("974621_11_0_0");
    }

    @Test
    void valuesOfDevicesAreNested() {
        Map<String, Object> query = Map.of(
                "device_type", 14, "ps_key_list", List.of(HYBRID, "1_14_1_1"), "point_id_list", List.of("13134"));
        Map<String, Object> data = platform.ask("getDeviceRealTimeData", query);
        assertThat(data)
                .containsEntry("illegal_ps_key_list", List.of("1_14_1_1"))
                .doesNotContainKeys("fail_ps_key_list", "point_dict");
        assertThat(map(only(data, "device_point_list").get("device_point")))
                .containsEntry(
                        "p13134", Decimals.one(platform.client.home.snapshot().lifetimeWh(Flow.HYBRID_PV)))
                .containsEntry("device_time", "20260615120000");
    }

    @Test
    void thePointDictionaryIsOptional() {
        Map<String, Object> query = Map.of(
                "device_type",
                14,
                "sn_list",
                List.of("A2262711471", "x"),
                "point_id_list",
                List.of("13134", "999999", "13141"),
                "is_get_point_dict",
                "1");
        Map<String, Object> data = platform.ask("getDeviceRealTimeData", query);
        assertThat(data).containsEntry("illgal_sn_list", List.of("x"));
        assertThat(list(data, "point_dict"))
                .containsExactly(
                        Map.of("point_id", "13134", "point_name", "Total PV Yield", "point_unit", "Wh"),
                        Map.of("point_id", 13141.0, "point_name", "Battery Level (SOC)", "point_unit", ""));
    }

    @Test
    void valuesOfPlantsAreFlat() {
        Map<String, Object> data = platform.ask(
                "getPowerStationRealTimeData",
                Map.of(
                        "ps_id_list",
                        List.of("974621", "1"),
                        "point_id_list",
                        List.of("83024", "83549"),
                        "is_get_point_dict",
                        "1"));
        assertThat(data).containsEntry("fail_ps_id_list", List.of("1"));
        assertThat(only(data, "device_point_list"))
                .containsOnlyKeys("ps_id", "ps_key", "uuid", "ps_name", "p83024", "p83549")
                .containsEntry("ps_key", "974621_11_0_0")
                .containsEntry(
                        "p83024", Decimals.one(platform.client.home.snapshot().lifetimeWh(Flow.PV)));
        assertThat(list(data, "point_dict")).hasSize(2);
    }

    @Test
    void valuesHaveTheLimitsOfTheDocument() {
        List<String> many =
                IntStream.rangeClosed(1, 101).mapToObj(String::valueOf).toList();
        assertThat(platform.refused(
                        "getPowerStationRealTimeData", Map.of("ps_id_list", List.of(974621), "point_id_list", many)))
                .isEqualTo("010");
        assertThat(platform.refused("getPowerStationRealTimeData", Map.of("point_id_list", List.of("83024"))))
                .isEqualTo("009");
        assertThat(platform.refused("getPowerStationRealTimeData", Map.of("ps_id_list", List.of(974621))))
                .isEqualTo("009");
        assertThat(platform.refused(
                        "getPowerStationRealTimeData",
                        Map.of("ps_id_list", "974621", "point_id_list", List.of("83024"))))
                .isEqualTo("010");
        assertThat(platform.refused(
                        "getDeviceRealTimeData",
                        Map.of("device_type", 7, "ps_key_list", List.of(HYBRID), "point_id_list", List.of("8018"))))
                .isEqualTo("010");
    }

    @Test
    void repeatedRequestsForPointsWithoutValuesAreViolations() {
        for (int i = 0; i < 3; i++) {
            platform.ask(
                    "getPowerStationRealTimeData",
                    Map.of("ps_id_list", List.of(974621), "point_id_list", List.of("83549")));
        }
        assertThat(platform.violations())
                .containsExactly("keeps requesting p83549 of 974621_11_0_0, which never has a value");
    }

    @Test
    void faultsHaveTheNameOfTheModel() {
        platform.client.cloud.faultInjection().raiseFault(HYBRID, 13801, 1, 1, "Grid Overvoltage");
        Map<String, Object> data = platform.ask("getFaultAlarmInfo", plus(FIRST_PAGE, "process_status", "8"));
        assertThat(data).containsEntry("row_count", 1.0);
        assertThat(only(data, "pageList"))
                .containsEntry("ps_key", HYBRID)
                .containsEntry("device_model", "SH10RT")
                .containsEntry("fault_name", "Grid Overvoltage");
    }

    @Test
    void propertiesAreAvailableOnThePlatform() {
        assertThat(only(
                        platform.ask(
                                "getDevPropertyPointValue",
                                Map.of(
                                        "ps_id",
                                        974621,
                                        "device_type",
                                        14,
                                        "ps_key_list",
                                        List.of(HYBRID),
                                        "point_id_list",
                                        List.of("13258"))),
                        "property_point_value_list"))
                .containsEntry("property_value", "12800");
    }

    @Test
    void pointsAreListedOnThePlatform() {
        Map<String, Object> data =
                platform.ask("getOpenPointInfo", Map.of("device_type", 43, "type", 2, "page", 1, "size", 100));
        assertThat(data).containsEntry("row_count", 31.0);
    }

    @Test
    void namesMayBeChinese() {
        platform.client.cloud.faultInjection().useChineseNames();
        assertThat(devices("is_virtual_unit", "0"))
                .allSatisfy(device ->
                        assertThat(String.valueOf(device.get("device_name"))).startsWith("名称"));
    }

    private List<Map<String, Object>> devices(String name, Object value) {
        return list(
                platform.ask("getDeviceListByPsId", plus(plus(FIRST_PAGE, "ps_id", "974621"), name, value)),
                "pageList");
    }

    private static Map<String, Object> plus(Map<String, Object> map, String name, Object value) {
        Map<String, Object> sum = new HashMap<>(map);
        sum.put(name, value);
        return sum;
    }
}
