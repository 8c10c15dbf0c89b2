package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.DeviceProperty;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.RawValue;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.plant.Reading.Alert;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform variant: its endpoints, and that it gives the same results as the account variant. */
class PlatformCloudTest {

    private static final String PLANTS = "queryPowerStationList";
    private static final String DETAIL = "getPowerStationDetail";
    private static final String DEVICES = "getDeviceListByPsId";
    private static final String POINTS = "getOpenPointInfo";
    private static final String PROPERTIES = "getDevPropertyPointValue";
    private static final String PLANT_DATA = "getPowerStationRealTimeData";
    private static final String DEVICE_DATA = "getDeviceRealTimeData";
    private static final String FAULTS = "getFaultAlarmInfo";

    @TempDir
    Path directory;

    private IsolarcloudServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new IsolarcloudServer(directory);
        for (String endpoint : List.of(PLANTS, DETAIL, DEVICES, PLANT_DATA, DEVICE_DATA, FAULTS)) {
            gateway.always(endpoint, IsolarcloudServer.sample(endpoint + "-platform"));
        }
        gateway.always(POINTS, IsolarcloudServer.failure("E900"));
        gateway.always(PROPERTIES, IsolarcloudServer.failure("E996"));
        gateway.consent();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void theIdsAreThoseOfTheAccountVariant() throws CloudException {
        Inventory inventory = gateway.platform().inventory();
        assertThat(inventory.plants()).containsExactly(new Plant("974621", "Demo", Optional.of(ZoneOffset.ofHours(1))));
        assertThat(inventory.devices()).containsExactly(plant(), hybrid());
        assertThat(inventory.points()).containsOnlyKeys("974621_11_0_0", "974621_14_1_1");
        assertThat(inventory.points().values()).containsOnly(List.of());
        assertThat(inventory.properties().values()).containsOnly(List.of());
        assertThat(inventory.failure()).isEmpty();
        assertThat(inventory.complete()).isTrue();
        assertThat(gateway.called()).containsExactly(PLANTS, DETAIL, DEVICES, POINTS, PROPERTIES);
    }

    @Test
    void everyCallCarriesTheTokenInItsHeaderAndTheKeyInItsBody() throws CloudException {
        IsolarcloudCloud cloud = gateway.platform();
        cloud.inventory();
        cloud.read(new Query(List.of(plant()), List.of("83022")));
        cloud.read(new Query(List.of(hybrid()), List.of("13141")));
        cloud.faults(List.of());
        assertThat(gateway.sent).hasSize(8).allSatisfy(sent -> {
            Headers headers = sent.request().getHeaders();
            assertThat(sent.request().getMethod()).isEqualTo("POST");
            assertThat(sent.request().getTarget()).isEqualTo("/openapi/platform/" + sent.endpoint());
            assertThat(headers.get("Authorization")).isEqualTo("Bearer 84a25a35-0000-4000-8000-9144ae5b923d");
            assertThat(headers.get("x-access-key")).isEqualTo(IsolarcloudServer.SECRET_KEY);
            assertThat(headers.get("Content-Type")).isEqualTo("application/json;charset=UTF-8");
            assertThat(headers.get("sys_code")).isNull();
            assertThat(sent.body().get("appkey")).isEqualTo(IsolarcloudServer.APP_KEY);
            assertThat(sent.body().get("lang")).isEqualTo("_en_US");
            assertThat(sent.body().containsKey("token")).isFalse();
        });
        assertThat(parameters(PLANTS)).isEqualTo(Map.of("page", 1.0, "size", 100.0));
        assertThat(parameters(DETAIL)).isEqualTo(Map.of("ps_ids", "974621"));
        assertThat(parameters(DEVICES))
                .isEqualTo(Map.of("ps_id", "974621", "is_get_firmware_version", "1", "page", 1.0, "size", 100.0));
        assertThat(parameters(PLANT_DATA))
                .isEqualTo(Map.of(
                        "ps_id_list", List.of("974621"), "point_id_list", List.of("83022"), "is_get_point_dict", "1"));
        assertThat(parameters(DEVICE_DATA))
                .isEqualTo(Map.of(
                        "device_type",
                        "14",
                        "ps_key_list",
                        List.of("974621_14_1_1"),
                        "point_id_list",
                        List.of("13141"),
                        "is_get_point_dict",
                        "1"));
        assertThat(parameters(FAULTS)).isEqualTo(Map.of("process_status", "8", "page", 1.0, "size", 100.0));
        assertThat(gateway.budget.madeToday()).isEqualTo(9);
    }

    @Test
    void theDetailsOfTwentyPlantsCostOneCall() throws CloudException {
        gateway.always(PLANTS, plants(1, 45, "\"rowCount\":45"));
        gateway.always(DEVICES, IsolarcloudServer.success("{\"row_count\":0,\"pageList\":[]}"));
        assertThat(gateway.platform().inventory().plants()).hasSize(45);
        assertThat(gateway.bodies(DETAIL))
                .extracting(body -> String.valueOf(body.get("ps_ids")).split(",").length)
                .containsExactly(20, 20, 5);
    }

    @Test
    void listsAreReadToTheirEnd() throws CloudException {
        gateway.once(PLANTS, plants(1, 100, "\"row_count\":\"150\""));
        gateway.once(PLANTS, plants(101, 150, "\"row_count\":150"));
        gateway.always(DEVICES, IsolarcloudServer.success("{\"row_count\":0,\"pageList\":[]}"));
        assertThat(gateway.platform().inventory().plants()).hasSize(150);
        assertThat(gateway.bodies(PLANTS)).extracting("page").containsExactly(1.0, 2.0);
    }

    @Test
    void aPlantWithoutDetailsIsFound() throws CloudException {
        gateway.always(
                DETAIL, IsolarcloudServer.success("{\"code\":\"2\",\"not_authorization_ps_list\":[\"974621\"]}"));
        Device plant = gateway.platform().inventory().devices().get(0);
        assertThat(plant.id()).isEqualTo("974621_11_0_0");
        assertThat(plant.hardware().model()).isEmpty();
    }

    @Test
    void thePlantsDataIsThatOfADevice() throws CloudException {
        assertThat(gateway.platform().read(new Query(List.of(plant()), List.of("83022", "83033"))))
                .containsExactly(new Reading(
                        "974621_11_0_0",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(
                                "83022",
                                new RawValue("3800.0", "Wh"),
                                "83033",
                                new RawValue("1931.0", "W"),
                                "83252",
                                new RawValue("0.62", ""))));
    }

    @Test
    void aPlantRowWithoutPsKeyIsAssignedByItsNumber() throws CloudException {
        gateway.always(
                PLANT_DATA,
                IsolarcloudServer.success("{\"device_point_list\":[{\"ps_id\":\"974621\",\"p83022\":\"1\"}]}"));
        assertThat(gateway.platform().read(new Query(List.of(plant()), List.of("83022"))))
                .extracting(Reading::deviceId)
                .containsExactly("974621_11_0_0");
    }

    @Test
    void dataOfPlantsThatIsMissingIsMalformed() {
        gateway.always(PLANT_DATA, IsolarcloudServer.success("{\"fail_ps_id_list\":[974621]}"));
        assertThatThrownBy(() -> gateway.platform().read(new Query(List.of(plant()), List.of("83022"))))
                .isInstanceOf(CloudException.Malformed.class)
                .hasMessage("iSolarCloud's measured data is invalid: device_point_list is missing.");
    }

    @Test
    void theDataOfDevicesIsThatOfTheAccountVariant() throws CloudException {
        assertThat(gateway.platform().read(new Query(List.of(hybrid()), List.of("13141"))))
                .containsExactly(new Reading(
                        "974621_14_1_1",
                        Optional.of(LocalDateTime.parse("2026-06-15T10:20:00")),
                        Optional.of(true),
                        Optional.of(Alert.NORMAL),
                        Map.of(
                                "13141",
                                new RawValue("0.791", "%"),
                                "13126",
                                new RawValue("0.0", ""),
                                "13150",
                                new RawValue("854.0", ""),
                                "99999",
                                new RawValue("7.5", "W"))));
    }

    @Test
    void theUnitSentWithAValueIsPartOfIt() throws CloudException {
        gateway.always(
                DEVICE_DATA,
                IsolarcloudServer.success("{\"device_point_list\":[{\"device_point\":{\"ps_key\":\"974621_14_1_1\","
                        + "\"p58606\":\"1.53\"}}],\"point_dict\":[{\"point_id\":58606,\"point_name\":\"Total\","
                        + "\"point_unit\":\"MWh\"}]}"));
        assertThat(gateway.platform()
                        .read(new Query(List.of(hybrid()), List.of("58606")))
                        .get(0)
                        .values())
                .containsExactly(entry("58606", new RawValue("1.53", "MWh")));
    }

    @Test
    void namesAndUnitsSentWithValuesAreStored() throws CloudException {
        IsolarcloudCloud cloud = gateway.platform();
        assertThat(cloud.pointWithValues("99999")).isEmpty();
        cloud.read(new Query(List.of(hybrid()), List.of("13141")));
        cloud.read(new Query(List.of(plant()), List.of("83022")));
        assertThat(cloud.pointWithValues("99999")).contains(new OfferedPoint("99999", "New Point", "W"));
        assertThat(cloud.pointWithValues("83033")).contains(new OfferedPoint("83033", "Plant Power", "W"));
        assertThat(cloud.pointWithValues("1")).isEmpty();
    }

    @Test
    void faultsAreThoseOfTheAccountVariant() throws CloudException {
        List<Plant> plants = List.of(new Plant("974621", "Demo", Optional.empty()));
        assertThat(gateway.platform().faults(plants).faults())
                .containsExactly(new Fault(
                        "60005.202606.ab12",
                        "974621_14_1_1",
                        Fault.Severity.FAULT,
                        "60005",
                        "Grid power outage",
                        Optional.of("important"),
                        Optional.empty(),
                        Optional.of(LocalDateTime.parse("2026-06-15T09:42:39")),
                        Optional.empty()));
    }

    @Test
    void noCallIsMadeForTheQuota() throws CloudException {
        assertThat(gateway.platform().quota()).isEmpty();
        assertThat(gateway.called()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"E900", "E996", "010", "E00000", "page", "404"})
    void anUndocumentedEndpointThatIsRefusedIsCalledOnceADiscovery(String refusal) throws CloudException {
        gateway.always(POINTS, refusal(refusal));
        gateway.always(PROPERTIES, refusal(refusal));
        IsolarcloudCloud cloud = gateway.platform();
        cloud.inventory();
        assertThat(cloud.inventory().failure()).isEmpty();
        assertThat(gateway.called())
                .containsExactly(PLANTS, DETAIL, DEVICES, POINTS, PROPERTIES, PLANTS, DEVICES, POINTS, PROPERTIES);
    }

    @Test
    void anUndocumentedEndpointThatFailsIsCalledOnceADiscovery() throws CloudException {
        gateway.always(POINTS, IsolarcloudServer.response(500, "Oops"));
        gateway.always(PROPERTIES, IsolarcloudServer.failure("-1"));
        IsolarcloudCloud cloud = gateway.platform();
        cloud.inventory();
        assertThat(cloud.inventory().complete()).isTrue();
        assertThat(gateway.bodies(POINTS)).hasSize(2);
        assertThat(gateway.bodies(PROPERTIES)).hasSize(2);
    }

    @Test
    void anUndocumentedEndpointThatRespondsIsUsed() throws CloudException {
        gateway.always(
                POINTS,
                IsolarcloudServer.success(
                        "{\"row_count\":1,\"pageList\":[{\"point_id\":13126,\"point_name\":\"Charging\","
                                + "\"storage_unit\":\"W\"}]}"));
        gateway.always(
                PROPERTIES,
                IsolarcloudServer.success("{\"code\":\"1\",\"property_point_value_list\":[{\"property_code\":\"13258\","
                        + "\"property_value\":\"12800\",\"ps_key\":\"974621_14_1_1\",\"unit\":\"Wh\"}]}"));
        IsolarcloudCloud cloud = gateway.platform();
        Inventory inventory = cloud.inventory();
        assertThat(inventory.points().get("974621_14_1_1")).containsExactly(new OfferedPoint("13126", "Charging", "W"));
        assertThat(inventory.properties().get("974621_14_1_1"))
                .containsExactly(new DeviceProperty(
                        new OfferedPoint("13258", "Capacity of the lithium battery", "Wh"), "12800"));
        assertThat(gateway.bodies(POINTS)).extracting("device_type").containsExactly("11", "14");
        gateway.always(POINTS, IsolarcloudServer.failure("-1"));
        Inventory later = cloud.inventory();
        assertThat(later.points()).isEqualTo(inventory.points());
        assertThat(later.complete()).isFalse();
    }

    @Test
    void anEndpointThatWasRefusedOnceIsUsedAfterALaterDiscovery() throws CloudException {
        gateway.always(POINTS, refusal("E900"));
        IsolarcloudCloud cloud = gateway.platform();
        assertThat(cloud.inventory().points().get("974621_14_1_1")).isEmpty();
        gateway.always(
                POINTS,
                IsolarcloudServer.success(
                        "{\"row_count\":1,\"pageList\":[{\"point_id\":13126,\"point_name\":\"Charging\","
                                + "\"storage_unit\":\"W\"}]}"));
        assertThat(cloud.inventory().points().get("974621_14_1_1"))
                .containsExactly(new OfferedPoint("13126", "Charging", "W"));
    }

    private static MockResponse refusal(String refusal) {
        return switch (refusal) {
            case "page" -> IsolarcloudServer.response(200, "<html>Welcome</html>");
            case "404" -> IsolarcloudServer.response(404, "<html>Not Found</html>");
            default -> IsolarcloudServer.response(200, IsolarcloudServer.failure(refusal));
        };
    }

    private static String plants(int first, int last, String count) {
        return IsolarcloudServer.success(IntStream.rangeClosed(first, last)
                .mapToObj(id -> "{\"ps_id\":" + id + ",\"ps_name\":\"P\"}")
                .collect(Collectors.joining(",", "{" + count + ",\"pageList\":[", "]}")));
    }

    private Map<?, ?> parameters(String endpoint) {
        Map<?, ?> body = new HashMap<>(gateway.bodies(endpoint).get(0));
        body.keySet().removeAll(List.of("appkey", "lang"));
        return body;
    }

    private static Device plant() {
        return new Device(
                "974621_11_0_0",
                "974621",
                new DeviceType("11", "Plant"),
                "Demo",
                new Hardware(Optional.empty(), Optional.of("Residential"), Optional.empty(), Optional.empty()),
                Optional.empty());
    }

    private static Device hybrid() {
        return new Device(
                "974621_14_1_1",
                "974621",
                new DeviceType("14", "Energy Storage System"),
                "Hybrid",
                new Hardware(
                        Optional.empty(),
                        Optional.of("SH10RT"),
                        Optional.of("A0000000001"),
                        Optional.of("LCD_1, MDSP_2")),
                Optional.of("974621_11_0_0"));
    }
}
