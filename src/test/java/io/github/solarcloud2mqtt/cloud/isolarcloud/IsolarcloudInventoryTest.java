package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.Malformed;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import io.github.solarcloud2mqtt.cloud.DeviceProperty;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.Plant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolarcloudInventoryTest {

    private static final String DONGLE = "getCommunicationDevInfoByDevSn";
    private static final String EMPTY = IsolarcloudServer.success("{\"rowCount\":0,\"pageList\":[]}");

    @TempDir
    Path directory;

    private IsolarcloudServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new IsolarcloudServer(directory);
        gateway.always("getPowerStationList", IsolarcloudServer.sample("getPowerStationList-v1"));
        gateway.always("getPowerStationDetail", IsolarcloudServer.sample("getPowerStationDetail-v1"));
        gateway.always("getDeviceList", IsolarcloudServer.sample("getDeviceList-v1"));
        gateway.always("getOpenPointInfo", EMPTY);
        gateway.always(DONGLE, IsolarcloudServer.success("{}"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void thePlantOfTheVendorsSample() throws CloudException {
        Inventory inventory = gateway.cloud().inventory();
        assertThat(inventory.plants()).containsExactly(new Plant("974621", "Home", Optional.of(ZoneOffset.ofHours(1))));
        assertThat(inventory.devices())
                .containsExactly(
                        new Device(
                                "974621_11_0_0",
                                "974621",
                                new DeviceType("11", "Plant"),
                                "Home",
                                new Hardware(
                                        Optional.empty(),
                                        Optional.of("Residential"),
                                        Optional.empty(),
                                        Optional.empty()),
                                Optional.empty()),
                        new Device(
                                "974621_1_20_1",
                                "974621",
                                new DeviceType("1", "Inverter"),
                                "SG80KTL-M(COM4-007)_001_020",
                                new Hardware(
                                        Optional.of("Example company"),
                                        Optional.of("SG80KTL-M"),
                                        Optional.of("A0000000001"),
                                        Optional.of(
                                                "CPLD_SG80KTL-M_V11_A, LCD_SG80KTL-M_V11_V01_P_M, MDSP_SG80KTL-M_V11_V1_B, "
                                                        + "PVD_SG80KTL-M_V11_V1_A")),
                                Optional.of("974621_11_0_0")));
        assertThat(inventory.complete()).isTrue();
    }

    @Test
    void theParentOfADeviceIsTheOneItReportsThrough() throws CloudException {
        gateway.always("getDeviceList", IsolarcloudServer.sample("getDeviceList-guide"));
        assertThat(gateway.cloud().inventory().devices())
                .extracting(
                        Device::id,
                        device -> device.parentId().orElse(""),
                        device -> device.type().name())
                .containsExactly(
                        tuple("974621_11_0_0", "", "Plant"),
                        tuple("974621_26_247_1", "974621_11_0_0", "Energy Management System"),
                        tuple("974621_37_4_1", "974621_26_247_1", "Power Conversion System"),
                        tuple("974621_44_3_1", "974621_26_247_1", "Battery Cluster Management Unit"),
                        tuple("974621_78_2_1", "974621_26_247_1", "Commercial Energy Storage System"),
                        tuple("974621_45_2_1", "974621_26_247_1", "Local Controller"));
    }

    @Test
    void aCommunicationDeviceThatTheListLacksIsReadOnce() throws CloudException {
        gateway.always("getDeviceList", deviceList("""
                {"ps_key":"974621_14_1_1","device_type":14,"device_sn":"A1","communication_dev_sn":"B1"},
                {"ps_key":"974621_7_1_1","device_type":7,"communication_dev_sn":"B1"}"""));
        gateway.always(DONGLE, IsolarcloudServer.success("""
                {"device_model_code":"WiNet-S","ps_id":974621,"ps_key":"974621_22_247_1","sn":"B1","uuid":1}"""));
        IsolarcloudCloud cloud = gateway.cloud();
        for (int discovery = 0; discovery < 2; discovery++) {
            assertThat(cloud.inventory().devices())
                    .extracting(
                            Device::id,
                            device -> device.hardware().model(),
                            device -> device.hardware().serialNumber(),
                            Device::parentId)
                    .containsExactly(
                            tuple("974621_11_0_0", Optional.of("Residential"), Optional.empty(), Optional.empty()),
                            tuple(
                                    "974621_22_247_1",
                                    Optional.of("WiNet-S"),
                                    Optional.of("B1"),
                                    Optional.of("974621_11_0_0")),
                            tuple("974621_14_1_1", Optional.empty(), Optional.of("A1"), Optional.of("974621_22_247_1")),
                            tuple("974621_7_1_1", Optional.empty(), Optional.empty(), Optional.of("974621_22_247_1")));
        }
        assertThat(gateway.bodies(DONGLE)).extracting("dev_sn").containsExactly("A1");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    void aForbiddenEndpointDoesNotAffectTheInventory(int status) throws CloudException {
        gateway.always("getDeviceList", deviceList("""
                {"ps_key":"974621_14_1_1","device_type":14,"device_sn":"A1","communication_dev_sn":"B1"},
                {"ps_key":"974621_1_1_1","device_type":1,"device_sn":"A2","communication_dev_sn":"B2"}"""));
        gateway.always(DONGLE, IsolarcloudServer.response(status, IsolarcloudServer.failure("E900")));
        IsolarcloudCloud cloud = gateway.cloud();
        for (int discovery = 0; discovery < 2; discovery++) {
            Inventory inventory = cloud.inventory();
            assertThat(inventory.devices()).hasSize(3);
            assertThat(inventory.complete()).isTrue();
        }
        // Once in each discovery.
        assertThat(gateway.bodies(DONGLE)).extracting("dev_sn").containsExactly("A1", "A1");
    }

    @Test
    void otherDevicesAreNotCommunicationDevices() throws CloudException {
        gateway.always("getDeviceList", deviceList("""
                {"ps_key":"974621_14_1_1","device_type":14,"device_sn":"A1","communication_dev_sn":"B1"}"""));
        gateway.always(DONGLE, IsolarcloudServer.sample("getCommunicationDevInfoByDevSn-v1"));
        assertThat(gateway.cloud().inventory().devices()).hasSize(2);
    }

    @Test
    void devicesThatReportThroughOneAnotherAreBothFound() throws CloudException {
        gateway.always("getDeviceList", IsolarcloudServer.success("""
                {"rowCount":2,"pageList":[
                  {"ps_key":"7_1_1_1","device_type":1,"device_sn":"A","communication_dev_sn":"B"},
                  {"ps_key":"7_9_1_1","device_type":9,"device_sn":"B","communication_dev_sn":"A"}]}"""));
        assertThat(gateway.cloud().inventory().devices())
                .extracting(Device::id, device -> device.parentId().orElse(""))
                .containsExactly(
                        tuple("974621_11_0_0", ""), tuple("7_1_1_1", "974621_11_0_0"), tuple("7_9_1_1", "7_1_1_1"));
    }

    @Test
    void listsAreReadToTheirEnd() throws CloudException {
        gateway.once("getDeviceList", devices(250, 1, 100));
        gateway.once("getDeviceList", devices(250, 101, 100));
        gateway.once("getDeviceList", devices(250, 201, 50));
        assertThat(gateway.cloud().inventory().devices()).hasSize(251);
        assertThat(gateway.bodies("getDeviceList")).extracting("curPage").containsExactly("1", "2", "3");
    }

    @Test
    void shortPagesAreNotTheLast() throws CloudException {
        gateway.once("getDeviceList", devices(30, 1, 20));
        gateway.once("getDeviceList", devices(30, 21, 10));
        assertThat(gateway.cloud().inventory().devices()).hasSize(31);
    }

    @Test
    void withoutATotalAShortPageIsTheLast() throws CloudException {
        gateway.always("getDeviceList", devices(5, 1, 5).replace("\"rowCount\":5,", ""));
        assertThat(gateway.cloud().inventory().devices()).hasSize(6);
        assertThat(gateway.bodies("getDeviceList")).hasSize(1);
    }

    @Test
    void aRepeatedLastPageEndsTheList() throws CloudException {
        gateway.always("getDeviceList", devices(1000, 1, 5));
        assertThat(gateway.cloud().inventory().devices()).hasSize(6);
        assertThat(gateway.bodies("getDeviceList")).hasSize(2);
    }

    @Test
    void thePropertiesOfTheVendorsSample() throws CloudException {
        gateway.always("getDeviceList", deviceList("{\"ps_key\":\"974621_14_1_1\",\"device_type\":14}"));
        gateway.always("getDevPropertyPointValue", IsolarcloudServer.sample("getDevPropertyPointValue-v1"));
        assertThat(gateway.cloud().inventory().properties().get("974621_14_1_1"))
                .containsExactly(
                        new DeviceProperty(new OfferedPoint("13251", "", ""), "CB0"),
                        new DeviceProperty(new OfferedPoint("13257", "Installed power", "Wp"), "5000.0"),
                        new DeviceProperty(new OfferedPoint("13258", "Capacity of the lithium battery", "Wh"), "0"),
                        new DeviceProperty(
                                new OfferedPoint("13261", "Capacity of the lead-acid battery", "Ah"), "200"));
        assertThat(gateway.bodies("getDevPropertyPointValue"))
                .singleElement()
                .extracting("ps_id", "device_type", "ps_key_list", "point_id_list")
                .containsExactly("974621", "14", List.of("974621_14_1_1"), List.of("13251", "13257", "13258", "13261"));
    }

    @Test
    void propertiesThatCannotBeReadAreKept() throws CloudException {
        gateway.always("getDeviceList", deviceList("{\"ps_key\":\"974621_14_1_1\",\"device_type\":14}"));
        gateway.once("getDevPropertyPointValue", IsolarcloudServer.sample("getDevPropertyPointValue-v1"));
        gateway.always("getDevPropertyPointValue", IsolarcloudServer.failure("E900"));
        IsolarcloudCloud cloud = gateway.cloud();
        cloud.inventory();
        Inventory second = cloud.inventory();
        assertThat(second.properties().get("974621_14_1_1")).hasSize(4);
        assertThat(second.complete()).isTrue();
        assertThat(second.failure()).isPresent();
    }

    private static String deviceList(String... rows) {
        return IsolarcloudServer.success(
                "{\"rowCount\":" + rows.length + ",\"pageList\":[" + String.join(",", rows) + "]}");
    }

    @Test
    void aListWithoutRowsIsMalformed() {
        gateway.always("getPowerStationList", IsolarcloudServer.success("{\"rowCount\":3}"));
        assertThatThrownBy(() -> gateway.cloud().inventory())
                .isInstanceOf(Malformed.class)
                .hasMessage("iSolarCloud's plant list is invalid: pageList is missing.");
    }

    private static String devicesOfAccount(int from, int to, int total) {
        String rows = IntStream.range(from, to)
                .mapToObj(plant ->
                        "{\"ps_id\":%d,\"ps_key\":\"%d_1_1_1\",\"device_type\":1,\"device_code\":1,\"chnnl_id\":1,\"device_name\":\"Inverter %d\"}"
                                .formatted(plant, plant, plant))
                .collect(Collectors.joining(","));
        return IsolarcloudServer.success("{\"rowCount\":" + total + ",\"pageList\":[" + rows + "]}");
    }

    @Test
    void theDevicesOfManyPlantsComeFromOneList() throws CloudException {
        gateway.always("getPowerStationList", plants(IntStream.range(1, 201).toArray()));
        gateway.once("getDeviceListByUser", devicesOfAccount(1, 101, 199));
        gateway.once("getDeviceListByUser", devicesOfAccount(101, 200, 199));
        gateway.always("getDeviceList", EMPTY);
        Inventory inventory = gateway.cloud().inventory();
        assertThat(inventory.devices()).hasSize(200 + 199);
        assertThat(gateway.bodies("getDeviceListByUser")).extracting("curPage").containsExactly("1", "2");
        // The list does not have plant 200.
        assertThat(gateway.bodies("getDeviceList")).extracting("ps_id").containsExactly("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"E900", "E996", "-1", "010"})
    void withoutTheListOfTheAccountEachPlantIsRead(String code) throws CloudException {
        gateway.always("getPowerStationList", plants(1, 2, 3));
        gateway.always("getDeviceListByUser", IsolarcloudServer.failure(code));
        Inventory inventory = gateway.cloud().inventory();
        assertThat(inventory.gaps()).isEmpty();
        assertThat(gateway.bodies("getDeviceListByUser")).hasSize(1);
        assertThat(gateway.bodies("getDeviceList")).extracting("ps_id").containsExactly("1", "2", "3");
    }

    @Test
    void noCallIsMadeForExcludedPlants() throws CloudException {
        gateway.always("getPowerStationList", plants(1, 2, 3));
        IsolarcloudCloud cloud = new IsolarcloudCloud(
                gateway.account(), "2"::equals, gateway.context(gateway.state), new OkHttpClient());
        assertThat(cloud.inventory().plants()).extracting(Plant::id).containsExactly("2");
        assertThat(gateway.bodies("getPowerStationDetail")).extracting("ps_id").containsExactly("2");
        assertThat(gateway.bodies("getDeviceList")).extracting("ps_id").containsExactly("2");
    }

    @Test
    void aPlantWhoseDevicesCannotBeReadDoesNotAffectOthers() throws CloudException {
        gateway.always("getPowerStationList", plants(1, 2));
        gateway.once("getDeviceList", IsolarcloudServer.failure("-1"));
        Inventory inventory = gateway.cloud().inventory();
        assertThat(inventory.devices()).extracting(Device::id).containsExactly("1_11_0_0", "2_11_0_0", "974621_1_20_1");
        assertThat(inventory.complete()).isFalse();
    }

    @Test
    void aPlantWhoseDevicesCannotBeReadKeepsItsDevices() throws CloudException {
        gateway.always("getPowerStationList", plants(1, 2));
        gateway.once("getDeviceList", devices(1, 1, 1));
        IsolarcloudCloud cloud = gateway.cloud();
        List<Device> before = cloud.inventory().devices();
        gateway.once("getDeviceList", IsolarcloudServer.failure("-1"));
        Inventory after = cloud.inventory();
        assertThat(after.devices()).isEqualTo(before);
        assertThat(after.complete()).isFalse();
        assertThat(cloud.inventory().complete()).isTrue();
    }

    @Test
    void ifNoPlantAnswersThereIsNoInventory() {
        gateway.always("getPowerStationList", plants(1, 2));
        gateway.always("getDeviceList", IsolarcloudServer.failure("-1"));
        assertThatThrownBy(() -> gateway.cloud().inventory()).isInstanceOf(Transient.class);
    }

    @Test
    void aSpentQuotaEndsTheInventoryAtOnce() {
        gateway.always("getPowerStationList", plants(1, 2));
        gateway.always("getPowerStationDetail", IsolarcloudServer.failure("E999"));
        assertThatThrownBy(() -> gateway.cloud().inventory()).isInstanceOf(QuotaSpent.class);
        assertThat(gateway.bodies("getPowerStationDetail")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void afterAUsedUpQuotaNoAnsweredCallIsRepeated(boolean platform) throws CloudException {
        threePlants();
        gateway.consent();
        IsolarcloudCloud complete = platform ? gateway.platform() : gateway.cloud();
        Inventory whole = complete.inventory();
        gateway.sent.clear();
        Inventory again = (platform ? gateway.platform() : gateway.cloud()).inventory();
        assertThat(again).isEqualTo(whole);
        List<String> calls = calls();
        assertThat(calls).hasSize(platform ? 6 : 12);
        for (int spent = 0; spent < calls.size(); spent++) {
            gateway.sent.clear();
            IsolarcloudCloud cloud = platform ? gateway.platform() : gateway.cloud();
            refuseCall(spent, "E999");
            assertThatThrownBy(cloud::inventory).isInstanceOf(QuotaSpent.class);
            gateway.now.updateAndGet(now -> now.plus(Duration.ofMinutes(90)));
            assertThat(cloud.inventory()).isEqualTo(whole);
            List<String> expected = new ArrayList<>(calls);
            expected.add(spent, calls.get(spent));
            assertThat(calls()).as("quota spent at call %d", spent).isEqualTo(expected);
        }
    }

    @Test
    void aCompleteInventoryIsReadAgainAtTheNextDiscovery() throws CloudException {
        threePlants();
        IsolarcloudCloud cloud = gateway.cloud();
        cloud.inventory();
        gateway.always("getPowerStationList", plants(1, 2, 3, 4));
        assertThat(cloud.inventory().plants()).extracting(Plant::id).containsExactly("1", "2", "3", "4");
    }

    @Test
    void afterARejectionTheInventoryStartsOver() {
        threePlants();
        IsolarcloudCloud cloud = gateway.cloud();
        for (int discovery = 0; discovery < 2; discovery++) {
            gateway.once("getOpenPointInfo", IsolarcloudServer.failure("E00000"));
            assertThatThrownBy(cloud::inventory).isInstanceOf(CloudException.Rejected.class);
        }
        assertThat(gateway.bodies("getPowerStationList")).hasSize(2);
    }

    @Test
    void aMalformedListIsReadAgain() throws CloudException {
        gateway.once("getPowerStationList", IsolarcloudServer.success("{\"rowCount\":3}"));
        IsolarcloudCloud cloud = gateway.cloud();
        assertThatThrownBy(cloud::inventory).isInstanceOf(Malformed.class);
        assertThat(cloud.inventory().plants()).hasSize(1);
    }

    @Test
    void theDetailsOfAPlantAreReadOnceAWeek() throws CloudException {
        gateway.always("getPowerStationList", plants(1, 2));
        IsolarcloudCloud cloud = gateway.cloud();
        for (int discovery = 0; discovery < 3; discovery++) {
            cloud.inventory();
            gateway.now.updateAndGet(now -> now.plus(Duration.ofHours(83)));
        }
        assertThat(gateway.bodies("getPowerStationDetail")).extracting("ps_id").containsExactly("1", "2");
        assertThat(cloud.inventory().devices().get(0).hardware().model()).contains("Residential");
        assertThat(gateway.bodies("getPowerStationDetail")).extracting("ps_id").containsExactly("1", "2", "1", "2");
    }

    private void threePlants() {
        gateway.always("getPowerStationList", plants(1, 2, 3));
        gateway.always("getDeviceListByUser", deviceList("""
                {"ps_key":"1_1_1_1","device_type":1,"device_model_id":155},
                {"ps_key":"2_14_1_1","device_type":14,"device_model_id":156}"""));
        gateway.always("getDeviceList", deviceList("{\"ps_key\":\"3_7_1_1\",\"device_type\":7}"));
        gateway.always("queryPowerStationList", plants(1, 2, 3));
        gateway.always("getDeviceListByPsId", EMPTY);
    }

    /** Makes the cloud refuse one of the calls. */
    private void refuseCall(int number, String code) {
        AtomicInteger calls = new AtomicInteger();
        gateway.seal = (request, answer) -> calls.getAndIncrement() == number
                ? IsolarcloudServer.response(200, IsolarcloudServer.failure(code))
                : answer;
    }

    /** The calls with their parameters. */
    private List<String> calls() {
        return gateway.sent.stream()
                .map(sent -> sent.endpoint() + " "
                        + sent.body().entrySet().stream()
                                .filter(each -> !"token".equals(each.getKey()))
                                .map(Object::toString)
                                .sorted()
                                .toList())
                .toList();
    }

    @Test
    void aPlantWithoutDetailsIsFound() throws CloudException {
        gateway.always("getPowerStationDetail", IsolarcloudServer.failure("009"));
        Inventory inventory = gateway.cloud().inventory();
        assertThat(inventory.plants()).hasSize(1);
        assertThat(inventory.devices().get(0).hardware().model()).isEmpty();
    }

    @Test
    void theZoneOfTheDetailsCountsIfTheListHasNone() throws CloudException {
        gateway.always("getPowerStationList", plants(1));
        assertThat(gateway.cloud().inventory().plants().get(0).timeZone()).contains(ZoneOffset.ofHours(1));
    }

    @Test
    void malformedRowsAreLeftOut() throws CloudException {
        gateway.always("getDeviceList", IsolarcloudServer.success("""
                {"rowCount":"6","pageList":[null, 7, "x", {}, {"ps_key":"../etc","device_type":1},
                  {"ps_key":{"a":1},"device_type":"14","device_code":1,"chnnl_id":"2","device_name":"--"},
                  {"ps_key":"974621_1_20_1","device_type":1,"device_name":["x"],"firmware_version_info":"none"}]}"""));
        assertThat(gateway.cloud().inventory().devices())
                .extracting(Device::id, Device::name)
                .containsExactly(
                        tuple("974621_11_0_0", "Home"),
                        tuple("974621_14_1_2", "Energy Storage System"),
                        tuple("974621_1_20_1", "Inverter"));
    }

    @Test
    void unknownTypesAreNamedByTheCloudOrByNumber() throws CloudException {
        gateway.always("getDeviceList", IsolarcloudServer.success("""
                {"rowCount":2,"pageList":[
                  {"ps_key":"7_201_1_1","device_type":201,"type_name":"Heat pump"},
                  {"ps_key":"7_202_1_1","device_type":202,"type_name":"热泵"}]}"""));
        assertThat(gateway.cloud().inventory().devices())
                .extracting(device -> device.type().name())
                .containsExactly("Plant", "Heat pump", "Device type 202");
    }

    @Test
    void allPagesOfThePointListAreReadForEveryModel() throws CloudException {
        gateway.always("getDeviceList", IsolarcloudServer.success("""
                {"rowCount":3,"pageList":[
                  {"ps_key":"7_1_1_1","device_type":1,"device_model_id":155},
                  {"ps_key":"7_1_2_1","device_type":1,"device_model_id":"155"},
                  {"ps_key":"7_1_3_1","device_type":1,"device_model_id":null}]}"""));
        gateway.once("getOpenPointInfo", EMPTY);
        gateway.once("getOpenPointInfo", IsolarcloudServer.sample("getOpenPointInfo-v1"));
        gateway.once("getOpenPointInfo", EMPTY);
        Inventory inventory = gateway.cloud().inventory();
        List<OfferedPoint> points =
                List.of(new OfferedPoint("1", "daily yield", "Wh"), new OfferedPoint("2", "daily yield", "Wh"));
        assertThat(inventory.points().get("7_1_1_1")).isEqualTo(points);
        assertThat(inventory.points().get("7_1_2_1")).isEqualTo(points);
        assertThat(inventory.points().get("7_1_3_1")).isEmpty();
        assertThat(gateway.bodies("getOpenPointInfo"))
                .extracting(body -> body.get("device_type") + " " + body.get("device_model_id"))
                .containsExactly("11 null", "1 155", "1 155", "1 null");
    }

    @Test
    void pointsWithoutUnitOrNameOrBeyondAMillionAreOffered() throws CloudException {
        gateway.always("getOpenPointInfo", IsolarcloudServer.success("""
                {"rowCount":4,"pageList":[{"point_id":1000123,"point_name":null,"storage_unit":null},
                  {"point_id":"83022","point_name":"Daily Yield","show_unit":"kWh","storage_unit":"Wh"},
                  {"point_name":"no id"},{"point_id":"83022"}]}"""));
        assertThat(gateway.cloud().inventory().points().get("974621_11_0_0"))
                .containsExactly(new OfferedPoint("83022", "Daily Yield", "Wh"), new OfferedPoint("1000123", "", ""));
    }

    @Test
    void withoutAListOfPointsThereAreNone() throws CloudException {
        gateway.always("getOpenPointInfo", IsolarcloudServer.failure("010"));
        Inventory inventory = gateway.cloud().inventory();
        assertThat(inventory.points().get("974621_11_0_0")).isEmpty();
        assertThat(inventory.complete()).isTrue();
    }

    @Test
    void pointListsThatCannotBeReadAreKept() throws CloudException {
        gateway.once(
                "getOpenPointInfo", IsolarcloudServer.success("{\"rowCount\":1,\"pageList\":[{\"point_id\":83022}]}"));
        IsolarcloudCloud cloud = gateway.cloud();
        cloud.inventory();
        gateway.once("getOpenPointInfo", IsolarcloudServer.failure("-1"));
        Inventory inventory = cloud.inventory();
        assertThat(inventory.points().get("974621_11_0_0")).containsExactly(new OfferedPoint("83022", "", ""));
        assertThat(inventory.complete()).isFalse();
    }

    private static String plants(int... ids) {
        return IsolarcloudServer.success("{\"rowCount\":" + ids.length + ",\"pageList\":["
                + IntStream.of(ids)
                        .mapToObj(id -> "{\"ps_id\":" + id + ",\"ps_name\":\"P\"}")
                        .collect(Collectors.joining(","))
                + "]}");
    }

    private static String devices(int all, int first, int number) {
        return IsolarcloudServer.success("{\"rowCount\":" + all + ",\"pageList\":["
                + IntStream.range(first, first + number)
                        .mapToObj(code -> "{\"ps_key\":\"1_1_" + code + "_1\",\"device_type\":1}")
                        .collect(Collectors.joining(","))
                + "]}");
    }
}
