package io.github.solarcloud2mqtt.cloud.growatt;

import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.devices;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.failure;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.failureOfV4;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.ofV4;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.Plant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowattInventoryTest {

    @TempDir
    Path directory;

    private GrowattServer platform;

    @BeforeEach
    void start() throws IOException {
        platform = new GrowattServer(directory);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private Inventory find() throws CloudException {
        return platform.cloud().inventory();
    }

    @Test
    void theVendorsSamplesAreAPlantItsDataLoggerAndAnInverter() throws CloudException {
        Inventory found = find();
        assertThat(found.plants())
                .containsExactly(new Plant("424242", "Sample roof", Optional.of(ZoneOffset.ofHours(1))));
        assertThat(found.devices())
                .containsExactly(
                        new Device(
                                "plant_424242",
                                "424242",
                                new DeviceType("plant", "Plant"),
                                "Sample roof",
                                Hardware.UNKNOWN,
                                Optional.empty()),
                        new Device(
                                "LOG0SAMPLE",
                                "424242",
                                new DeviceType("datalogger", "Data logger"),
                                "Data logger LOG0SAMPLE",
                                new Hardware(
                                        Optional.of("Growatt"),
                                        Optional.of("ShineWiFi-X"),
                                        Optional.of("LOG0SAMPLE"),
                                        Optional.empty()),
                                Optional.of("plant_424242")),
                        new Device(
                                "XYZ0SAMPLE",
                                "424242",
                                new DeviceType("min", "Inverter"),
                                "Inverter XYZ0SAMPLE",
                                new Hardware(
                                        Optional.of("Growatt"),
                                        Optional.of("S00B00D00T00P00U00M0000"),
                                        Optional.of("XYZ0SAMPLE"),
                                        Optional.empty()),
                                Optional.of("LOG0SAMPLE")));
        assertThat(found.failure()).isEmpty();
        assertThat(found.complete()).isTrue();
        assertThat(platform.called())
                .containsExactly(
                        "v1/plant/list",
                        "v1/plant/data",
                        "v4/new-api/queryDeviceList",
                        "v1/device/list",
                        "v1/device/datalogger/list",
                        "v4/new-api/queryDeviceInfo");
    }

    @Test
    void firmwareIsReadOnceADayForAllDevicesOfAType() throws CloudException {
        platform.always("v1/device/list", devices("7 A1", "7 B2"));
        platform.always("v4/new-api/queryDeviceList", ofV4("min A1", "min B2"));
        platform.always(
                "v4/new-api/queryDeviceInfo",
                "{\"code\":0,\"data\":{\"min\":[{\"serialNum\":\"A1\",\"fwVersion\":\"AK1.0\",\"innerVersion\":\"AKAA2350\","
                        + "\"communicationVersion\":\"ZAAA-0026\"},{\"serialNum\":\"B2\",\"fwVersion\":\"\"}]}}");
        GrowattCloud cloud = platform.cloud();
        Inventory found = cloud.inventory();
        assertThat(platform.lastParameters()).isEqualTo("deviceSn=A1,B2&deviceType=min");
        assertThat(device(found, "A1").hardware().firmware()).contains("AK1.0, AKAA2350, ZAAA-0026");
        assertThat(device(found, "B2").hardware().firmware()).isEmpty();
        platform.pass(Duration.ofHours(12));
        platform.always("v4/new-api/queryDeviceInfo", failureOfV4(1));
        assertThat(device(cloud.inventory(), "A1").hardware().firmware()).isPresent();
        platform.pass(Duration.ofHours(12));
        Inventory later = cloud.inventory();
        assertThat(device(later, "A1").hardware().firmware()).isPresent();
        assertThat(later.failure()).isEmpty();
        assertThat(platform.called())
                .filteredOn("v4/new-api/queryDeviceInfo"::equals)
                .hasSize(2);
    }

    @Test
    void everyCallCarriesTheToken() throws CloudException {
        find();
        assertThat(platform.sent)
                .allMatch(request ->
                        GrowattServer.TOKEN.equals(request.getHeaders().get("token")));
    }

    @ParameterizedTest
    @CsvSource({
        "1, inv",
        "2, storage",
        "4, max",
        "5, sph",
        "6, spa",
        "7, min",
        "8, pcs",
        "9, hps",
        "10, pbd",
        "3, type_3",
        "11, type_11"
    })
    void theNumberOfV1IsATypeOfDevice(String number, String type) throws CloudException {
        platform.always("v1/device/list", devices(number + " ABC"));
        platform.always("v4/new-api/queryDeviceList", ofV4());
        assertThat(type(find(), "ABC")).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"wit", "sph-s", "noah", "novel"})
    void devicesUnknownToV1HaveTheTypeOfV4(String word) throws CloudException {
        platform.always("v1/device/list", devices("14 ABC"));
        platform.always("v4/new-api/queryDeviceList", ofV4(word + " ABC"));
        Inventory found = find();
        assertThat(type(found, "ABC")).isEqualTo(word);
        assertThat(found.failure()).isEmpty();
    }

    @Test
    void aTypeThatOnlyV4SupportsIsReported() throws CloudException {
        platform.always("v1/device/list", devices("14 ABC"));
        platform.always("v4/new-api/queryDeviceList", ofV4());
        Inventory found = find();
        assertThat(type(found, "ABC")).isEqualTo("type_14");
        assertThat(found.failure().map(Throwable::getMessage))
                .contains("Device ABC is of type 14, which only Growatt's newer interface (v4) may read, and that does "
                        + "not list it for this token: make the token with the account that owns the device.");
    }

    @Test
    void aDeviceThatOnlyV4ListsBelongsToTheOnlyPlant() throws CloudException {
        platform.always("v4/new-api/queryDeviceList", ofV4("min XYZ0SAMPLE", "noah NOAH0SAMPLE"));
        Inventory found = find();
        Device noah = device(found, "NOAH0SAMPLE");
        assertThat(noah.type()).isEqualTo(new DeviceType("noah", "Balcony power storage"));
        assertThat(noah.plantId()).isEqualTo("424242");
        assertThat(noah.parentId()).contains("LOG0SAMPLE");
    }

    @Test
    void devicesWithoutAPlantBelongToThePlantUnassigned() throws CloudException {
        platform.always("v1/plant/list", success("{\"count\":0,\"plants\":[]}"));
        platform.always("v4/new-api/queryDeviceList", ofV4("noah NOAH0SAMPLE"));
        Inventory found = find();
        assertThat(found.plants()).containsExactly(new Plant("unassigned", "Growatt", Optional.empty()));
        assertThat(found.devices()).map(Device::id).containsExactly("plant_unassigned", "NOAH0SAMPLE");
        assertThat(device(found, "NOAH0SAMPLE").parentId()).contains("plant_unassigned");
    }

    @Test
    void aTokenWithoutPlantsCausesAMessageWithAdvice() throws CloudException {
        platform.always("v1/plant/list", success("{\"count\":0,\"plants\":[]}"));
        platform.always("v4/new-api/queryDeviceList", ofV4());
        Inventory found = find();
        assertThat(found.plants()).isEmpty();
        assertThat(found.failure().map(Throwable::getMessage))
                .contains(
                        "The token works, but Growatt shows it no plant and no device. Tokens made on the web page are "
                                + "known for that: make one in the ShinePhone app (Me, user name, API Token) with the account "
                                + "that owns the plant.");
    }

    @Test
    void anExcludedPlantCostsNoCallAndHidesWhatV4Lists() throws CloudException {
        platform.always(
                "v1/plant/list",
                success(
                        "{\"count\":2,\"plants\":[{\"plant_id\":424242,\"name\":\"A\"},{\"plant_id\":5,\"name\":\"B\"}]}"));
        platform.wanted = id -> !id.equals("5");
        platform.always("v4/new-api/queryDeviceList", ofV4("min XYZ0SAMPLE", "min OTHERS"));
        assertThat(find().devices()).map(Device::id).doesNotContain("OTHERS", "plant_5");
        assertThat(platform.sent)
                .noneMatch(request -> String.valueOf(request.getUrl().query()).contains("plant_id=5"));
    }

    @Test
    void listsAreReadToTheirEnd() throws CloudException {
        String first = IntStream.range(0, 100)
                .mapToObj(i -> "{\"type\":7,\"device_sn\":\"SN%d\"}".formatted(i))
                .collect(Collectors.joining(","));
        platform.always("v4/new-api/queryDeviceList", ofV4());
        platform.once("v1/device/list", success("{\"count\":101,\"devices\":[" + first + "]}"));
        platform.once("v1/device/list", success("{\"count\":101,\"devices\":[{\"type\":7,\"device_sn\":\"SN100\"}]}"));
        assertThat(find().devices()).hasSize(103);
        assertThat(platform.sent)
                .filteredOn(request -> request.getUrl().encodedPath().equals("/v1/device/list"))
                .map(request -> request.getUrl().query())
                .containsExactly("plant_id=424242&page=1&perpage=100", "plant_id=424242&page=2&perpage=100");
    }

    @Test
    void theV4ListMarksItsLastPage() throws CloudException {
        platform.once(
                "v4/new-api/queryDeviceList",
                "{\"code\":0,\"data\":{\"lastPager\":false,\"pages\":2,\"data\":[{\"deviceType\":\"wit\",\"deviceSn\":\"W1\"}]}}");
        platform.once("v4/new-api/queryDeviceList", ofV4("wit W2"));
        assertThat(find().devices()).map(Device::id).contains("W1", "W2");
        assertThat(platform.sent)
                .filteredOn(request -> request.getUrl().encodedPath().endsWith("queryDeviceList"))
                .map(request -> request.getMethod() + " " + request.getUrl().query())
                .containsExactly("POST page=1", "POST page=2");
    }

    @Test
    void withoutV4TheDevicesOfV1AreFound() throws CloudException {
        platform.always("v4/new-api/queryDeviceList", failureOfV4(101));
        Inventory found = find();
        assertThat(found.devices()).map(Device::id).contains("XYZ0SAMPLE");
        assertThat(found.complete()).isTrue();
        assertThat(found.failure().map(Throwable::getMessage))
                .contains("Growatt does not let this token use the newer interface (v4). Everything else "
                        + "continues. (code 101 "
                        + "\"WORDS_FOR_101\", queryDeviceList)");
    }

    @Test
    void aPlantWhoseDataLoggersCannotBeReadIsFoundAndDiscoveredAgain() throws CloudException {
        platform.always("v1/device/datalogger/list", failure(10001));
        Inventory found = find();
        assertThat(device(found, "XYZ0SAMPLE").parentId()).contains("plant_424242");
        assertThat(found.complete()).isFalse();
    }

    @Test
    void aPlantWhoseListFailsKeepsItsDevices() throws CloudException {
        platform.always(
                "v1/plant/list",
                success(
                        "{\"count\":2,\"plants\":[{\"plant_id\":424242,\"name\":\"A\"},{\"plant_id\":5,\"name\":\"B\"}]}"));
        platform.once("v1/device/list", devices("7 XYZ0SAMPLE"));
        platform.once("v1/device/list", devices("7 SECOND"));
        GrowattCloud cloud = platform.cloud();
        assertThat(cloud.inventory().devices()).map(Device::id).contains("XYZ0SAMPLE", "SECOND");
        platform.pass(Duration.ofHours(12));
        platform.once("v1/device/list", failure(10001));
        platform.once("v1/device/list", devices("7 SECOND"));
        Inventory again = cloud.inventory();
        assertThat(again.devices()).map(Device::id).contains("XYZ0SAMPLE", "SECOND");
        assertThat(again.complete()).isFalse();
    }

    @Test
    void withFewCallsADayNoAnsweredCallIsRepeated() throws CloudException {
        platform.always(
                "v1/plant/list",
                success(
                        "{\"count\":2,\"plants\":[{\"plant_id\":424242,\"name\":\"A\"},{\"plant_id\":5,\"name\":\"B\"}]}"));
        platform.always("v4/new-api/queryDeviceList", ofV4());
        platform.callsPerDay = 1;
        GrowattCloud cloud = platform.cloud();
        for (int day = 1; day < 8; day++) {
            assertThatExceptionOfType(CloudException.QuotaSpent.class).isThrownBy(cloud::inventory);
            platform.pass(Duration.ofDays(1));
        }
        assertThat(cloud.inventory().plants()).extracting(Plant::id).containsExactly("424242", "5");
        assertThat(platform.called())
                .containsExactly(
                        "v1/plant/list",
                        "v1/plant/data",
                        "v1/plant/data",
                        "v4/new-api/queryDeviceList",
                        "v1/device/list",
                        "v1/device/datalogger/list",
                        "v1/device/list",
                        "v1/device/datalogger/list");
        platform.pass(Duration.ofDays(1));
        assertThatExceptionOfType(CloudException.QuotaSpent.class).isThrownBy(cloud::inventory);
        assertThat(platform.called()).hasSize(9).last().isEqualTo("v1/plant/list");
    }

    @Test
    void aListThatCannotBeUsedIsNotKept() throws CloudException {
        platform.always("v4/new-api/queryDeviceList", ofV4());
        platform.once("v1/device/list", success("{\"count\":3}"));
        platform.once("v1/device/datalogger/list", failure(10001));
        GrowattCloud cloud = platform.cloud();
        assertThatExceptionOfType(CloudException.class).isThrownBy(cloud::inventory);
        platform.pass(Duration.ofHours(12));
        assertThat(cloud.inventory().devices()).extracting(Device::id).contains("XYZ0SAMPLE");
    }

    @Test
    void ifNoPlantCanBeReadThereIsNoInventory() {
        platform.always("v1/device/list", failure(10001));
        platform.always("v4/new-api/queryDeviceList", ofV4());
        assertThatExceptionOfType(CloudException.Transient.class)
                .isThrownBy(this::find)
                .withMessage("Growatt had an internal error. The bridge tries again by itself. (code 10001 \"words for "
                        + "10001\", device/list)");
    }

    @Test
    void aPlantWhoseZoneCannotBeReadKeepsItsZone() throws CloudException {
        GrowattCloud cloud = platform.cloud();
        cloud.inventory();
        platform.pass(Duration.ofHours(12));
        platform.always("v1/plant/data", failure(10001));
        assertThat(cloud.inventory().plants()).map(Plant::timeZone).containsExactly(Optional.of(ZoneOffset.ofHours(1)));
    }

    @Test
    void whatHasNoUsableIdIsLeftOut() throws CloudException {
        platform.always(
                "v1/plant/list",
                success("{\"count\":2,\"plants\":[{\"name\":\"A\"},{\"plant_id\":424242},{\"plant_id\":424242}]}"));
        platform.always("v1/device/list", devices("7 XYZ0SAMPLE", "7 a/b", "7 XYZ0SAMPLE"));
        Inventory found = find();
        assertThat(found.plants()).map(Plant::name).containsExactly("Plant 424242");
        assertThat(found.devices()).map(Device::id).containsExactly("plant_424242", "LOG0SAMPLE", "XYZ0SAMPLE");
    }

    @Test
    void aMissingListIsMalformed() {
        platform.always("v1/plant/list", success("\"\""));
        assertThatExceptionOfType(CloudException.Malformed.class)
                .isThrownBy(this::find)
                .withMessage("The answer of " + platform.server.getHostName()
                        + " to plant/list is invalid: there are no plants in it. Is base-url the address of the open "
                        + "platform? If it is, this error is temporary.");
    }

    private static Device device(Inventory found, String id) {
        return found.devices().stream()
                .filter(device -> device.id().equals(id))
                .findAny()
                .orElseThrow();
    }

    private static String type(Inventory found, String id) {
        return device(found, id).type().id();
    }

    @Test
    void nothingIsWritten() throws CloudException {
        GrowattCloud cloud = platform.cloud();
        Inventory found = cloud.inventory();
        cloud.faults(found.plants());
        List<String> writes = platform.called().stream()
                .filter(path -> path.matches(".*([sS]et|[aA]dd|[mM]odify|[dD]elete).*"))
                .toList();
        assertThat(writes).isEmpty();
    }
}
