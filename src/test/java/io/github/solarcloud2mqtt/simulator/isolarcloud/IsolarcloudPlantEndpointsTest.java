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
import java.util.Objects;
import org.junit.jupiter.api.Test;

class IsolarcloudPlantEndpointsTest {

    private static final Map<String, Object> FIRST_PAGE = Map.of("curPage", "1", "size", "10");

    private final CloudClient client = new CloudClient().loggedIn();

    @Test
    void thePlantListHasOnePlant() {
        Map<String, Object> data = client.ask("getPowerStationList", FIRST_PAGE);
        assertThat(data).containsEntry("rowCount", 1.0);
        assertThat(only(data, "pageList"))
                .containsEntry("ps_id", 974621.0)
                .containsEntry("ps_name", "Demo home")
                .containsEntry("ps_type", 5.0)
                .containsEntry("ps_status", 1.0)
                .containsEntry("ps_fault_status", 3.0)
                .containsEntry("valid_flag", 1.0)
                .containsEntry("share_type", "0")
                .containsEntry("ps_current_time_zone", "GMT+1")
                .containsEntry("install_date", "2024-05-01 09:00:00")
                .containsEntry("description", null)
                .containsEntry("update_time", "2026-06-15 12:00:00")
                .containsEntry("total_capcity", Map.of("value", "9.8", "unit", "kWp"));
    }

    @Test
    void theListHasMainValuesInUnitsByTheirSize() {
        Map<String, Object> plant = only(client.ask("getPowerStationList", FIRST_PAGE), "pageList");
        int watts = client.home.snapshot().watts(Flow.PV);
        assertThat(watts).isGreaterThan(1_000);
        assertThat(map(plant.get("curr_power")))
                .isEqualTo(Map.of("value", Decimals.three(watts / 1_000.0), "unit", "kW"));
        assertThat(map(plant.get("total_energy"))).containsEntry("unit", "MWh");
        assertThat(map(plant.get("today_energy"))).containsEntry("unit", "kWh");
        assertThat(plant).containsEntry("curr_power_update_time", "2026-06-15T12:00:00+02:00");
    }

    @Test
    void theListCanBeFiltered() {
        assertThat(plants(Map.of("ps_name", "emo"))).isEqualTo(1);
        assertThat(plants(Map.of("ps_name", "other"))).isZero();
        assertThat(plants(Map.of("ps_type", "1,5"))).isEqualTo(1);
        assertThat(plants(Map.of("ps_type", "4"))).isZero();
        assertThat(plants(Map.of("valid_flag", "1,3"))).isEqualTo(1);
        assertThat(plants(Map.of("valid_flag", "3"))).isZero();
        assertThat(plants(Map.of("share_type", "1"))).isZero();
    }

    @Test
    void pagingIsRequiredAndReal() {
        assertThat(client.refused("getPowerStationList", Map.of("size", 10))).isEqualTo("009");
        assertThat(client.refused("getPowerStationList", Map.of("curPage", 1))).isEqualTo("009");
        assertThat(client.refused("getPowerStationList", Map.of("curPage", 1, "size", 0)))
                .isEqualTo("010");
        assertThat(client.refused("getPowerStationList", Map.of("curPage", 0, "size", 1)))
                .isEqualTo("010");
        assertThat(client.refused("getPowerStationList", Map.of("curPage", "one", "size", 1)))
                .isEqualTo("010");
        Map<String, Object> beyond = client.ask("getPowerStationList", Map.of("curPage", 2, "size", 10));
        assertThat(beyond).containsEntry("rowCount", 1.0).containsEntry("pageList", List.of());
    }

    @Test
    void theDetailIsFoundByPlantOrByCommunicationDevice() {
        Map<String, Object> byPlant = client.ask("getPowerStationDetail", Map.of("ps_id", 974621));
        assertThat(byPlant)
                .containsEntry("ps_key", "974621_11_0_0")
                .containsEntry("design_capacity", 9800.0)
                .containsEntry("design_capacity_battery", 12800.0)
                .containsEntry("ps_price", "0.00008")
                .containsEntry("user_moble_tel", null)
                .containsEntry("communication_dev_detail_list", List.of(Map.of("sn", "B2262720904", "is_enable", 1.0)));
        assertThat(client.ask("getPowerStationDetail", Map.of("sn", "B2262720904")))
                .isEqualTo(byPlant);
    }

    @Test
    void theDetailOfNoPlantOrAForeignPlantIsRejected() {
        assertThat(client.refused("getPowerStationDetail", Map.of())).isEqualTo("009");
        assertThat(client.refused("getPowerStationDetail", Map.of("ps_id", "1")))
                .isEqualTo("E900");
    }

    @Test
    void theCommunicationDeviceIsFoundByADevice() {
        assertThat(client.ask("getCommunicationDevInfoByDevSn", Map.of("dev_sn", "A2262711471")))
                .containsEntry("ps_key", "974621_22_247_1")
                .containsEntry("sn", "B2262720904")
                .containsEntry("device_model_code", "WiNet-S")
                .containsEntry("ps_id", 974621.0);
        assertThat(client.refused("getCommunicationDevInfoByDevSn", Map.of())).isEqualTo("009");
        assertThat(client.refused("getCommunicationDevInfoByDevSn", Map.of("dev_sn", "A1")))
                .isEqualTo("E900");
    }

    @Test
    void theDeviceListHasThePhysicalDevices() {
        List<Map<String, Object>> devices = devices(Map.of());
        assertThat(devices)
                .extracting(device -> device.get("ps_key"))
                .containsExactly("974621_14_1_1", "974621_7_1_1", "974621_43_2_1", "974621_22_247_1");
        assertThat(devices.get(0))
                .containsEntry("device_name", "Hybrid inverter")
                .containsEntry("type_name", "Energy Storage System")
                .containsEntry("device_type", 14.0)
                .containsEntry("device_code", 1.0)
                .containsEntry("chnnl_id", 1.0)
                .containsEntry("dev_status", "1")
                .containsEntry("dev_fault_status", 4.0)
                .containsEntry("device_sn", "A2262711471")
                .containsEntry("communication_dev_sn", "B2262720904")
                .containsEntry("device_model_code", "SH10RT")
                .containsEntry("factory_name", "SUNGROW")
                .doesNotContainKey("firmware_version_info");
        assertThat(devices.get(1)).containsEntry("device_sn", null).containsEntry("factory_name", null);
        assertThat(devices.get(2)).containsEntry("type_name", "电池");
    }

    @Test
    void thePlantIsAVirtualDevice() {
        assertThat(devices(Map.of("is_virtual_unit", "1")))
                .extracting(device -> device.get("ps_key"))
                .containsExactly("974621_11_0_0");
    }

    @Test
    void devicesCanBeFilteredByType() {
        assertThat(devices(Map.of("device_type_list", List.of("7", "43")))).hasSize(2);
        assertThat(devices(Map.of("rel_state", "0"))).isEmpty();
    }

    @Test
    void firmwareIsOptional() {
        assertThat(devices(Map.of("is_get_firmware_version", "1")).get(3))
                .containsEntry("firmware_version_info", Map.of("m_version", "WINET-SV200.001.00.P027"));
    }

    @Test
    void onlyTheDeviceListOfAPlantNeedsAPlant() {
        assertThat(client.refused("getDeviceList", FIRST_PAGE)).isEqualTo("009");
        assertThat(client.refused("getDeviceList", Map.of("ps_id", "1", "curPage", 1, "size", 1)))
                .isEqualTo("E900");
        Map<String, Object> page = client.ask("getDeviceListByUser", Map.of("curPage", 2, "size", 3));
        assertThat(page).containsEntry("rowCount", 4.0);
        assertThat(only(page, "pageList")).containsEntry("ps_key", "974621_22_247_1");
    }

    @Test
    void openPointsAreAllDocumentedPoints() {
        Map<String, Object> page =
                client.ask("getOpenPointInfo", Map.of("device_type", 14, "type", 2, "curPage", 1, "size", 999));
        assertThat(list(page, "pageList")).hasSizeGreaterThan(100);
        assertThat(page.get("rowCount"))
                .isEqualTo((double) list(page, "pageList").size());
        assertThat(list(page, "pageList").get(2).toString())
                .isEqualTo("{device_type=14.0, open_point_remark=null, point_id=13003.0, point_name=Total DC Power,"
                        + " show_unit=kW, storage_unit=W}");
        assertThat(list(page, "pageList"))
                .filteredOn(point -> Objects.equals(point.get("point_id"), 13141.0))
                .singleElement()
                .satisfies(point ->
                        assertThat(point).containsEntry("storage_unit", null).containsEntry("show_unit", "%"));
    }

    @Test
    void statusPointsHaveNoUnits() {
        Map<String, Object> page =
                client.ask("getOpenPointInfo", Map.of("device_type", "14", "type", "1", "curPage", 1, "size", 1));
        assertThat(only(page, "pageList"))
                .containsOnlyKeys("device_type", "open_point_remark", "point_id", "point_name");
    }

    @Test
    void anUnknownModelOrTypeHasNoOpenPoints() {
        Map<String, Object> query = Map.of("device_type", 14, "type", 2, "curPage", 1, "size", 999);
        assertThat(client.ask("getOpenPointInfo", plus(query, "device_model_id", "1")))
                .containsEntry("rowCount", 0.0);
        assertThat(client.ask("getOpenPointInfo", plus(query, "device_model_id", 367701)))
                .isEqualTo(client.ask("getOpenPointInfo", query));
        assertThat(client.ask("getOpenPointInfo", plus(query, "device_type", 99)))
                .containsEntry("rowCount", 0.0);
        assertThat(client.refused("getOpenPointInfo", plus(query, "type", 3))).isEqualTo("010");
        assertThat(client.refused("getOpenPointInfo", FIRST_PAGE)).isEqualTo("009");
    }

    private int plants(Map<String, Object> filter) {
        return list(client.ask("getPowerStationList", plus(filter, FIRST_PAGE)), "pageList")
                .size();
    }

    private List<Map<String, Object>> devices(Map<String, Object> filter) {
        Map<String, Object> query = plus(plus(filter, FIRST_PAGE), "ps_id", "974621");
        return list(client.ask("getDeviceList", query), "pageList");
    }

    private static Map<String, Object> plus(Map<String, Object> map, String name, Object value) {
        return plus(map, Map.of(name, value));
    }

    private static Map<String, Object> plus(Map<String, Object> map, Map<String, Object> more) {
        Map<String, Object> sum = new HashMap<>(map);
        sum.putAll(more);
        return sum;
    }
}
