package io.github.solarcloud2mqtt.cloud.growatt;

import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.devices;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.failure;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.failureOfV4;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.ofV4;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.RawValues;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.plant.Reading.Alert;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastDataReaderTest {

    @TempDir
    Path directory;

    private GrowattServer platform;

    @BeforeEach
    void start() throws IOException {
        platform = new GrowattServer(directory);
        platform.always("v4/new-api/queryDeviceList", ofV4());
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private static List<Query> plan(GrowattCloud cloud, Inventory found) {
        Map<Device, Set<String>> wanted = new LinkedHashMap<>();
        found.devices().forEach(device -> wanted.put(device, Set.of("pac")));
        return cloud.plan(wanted);
    }

    /** Reads all devices. */
    private Map<String, Reading> read() throws CloudException {
        GrowattCloud cloud = platform.cloud();
        List<Reading> readings = new ArrayList<>();
        for (Query query : plan(cloud, cloud.inventory())) {
            readings.addAll(cloud.read(query));
        }
        Map<String, Reading> byId = new LinkedHashMap<>();
        readings.forEach(reading -> byId.put(reading.deviceId(), reading));
        return byId;
    }

    private Reading read(String deviceId) throws CloudException {
        return Objects.requireNonNull(read().get(deviceId));
    }

    @Test
    void theSampleOfAnInverterIsRead() throws CloudException {
        Reading reading = read(GrowattServer.MIN);
        assertThat(reading.time()).contains(LocalDateTime.of(2025, 6, 1, 12, 4, 11));
        assertThat(reading.online()).isEmpty();
        assertThat(reading.alert()).contains(Alert.NORMAL);
        assertThat(RawValues.texts(reading))
                .containsOnly(
                        entry("status", "1"),
                        entry("status_text", "Normal"),
                        entry("pac", "812.5"),
                        entry("ppv", "840.0"),
                        entry("ppv1", "430.1"),
                        entry("ppv2", "409.9"),
                        entry("eac_today", "6.4"),
                        entry("eac_total", "1043.7"),
                        entry("epv1_today", "3.3"),
                        entry("vac1", "231.4"),
                        entry("fac", "50.01"),
                        entry("temp1", "41.2"),
                        entry("fault_type", "0"),
                        entry("warn_code", "0"));
    }

    @Test
    void theSampleOfAPlantIsRead() throws CloudException {
        Reading reading = read("plant_424242");
        assertThat(reading.time()).contains(LocalDateTime.of(2025, 6, 1, 12, 5));
        assertThat(RawValues.texts(reading))
                .containsOnly(
                        entry("current__power", "0.81"),
                        entry("today__energy", "6.4"),
                        entry("monthly__energy", "88.1"),
                        entry("yearly__energy", "512.9"),
                        entry("total__energy", "1043.7"),
                        entry("peak__power__actual", "4.2"),
                        entry("carbon__offset", "830.2"));
    }

    @Test
    void theSampleOfANoahIsRead() throws CloudException {
        platform.always("v1/device/list", devices());
        platform.always("v4/new-api/queryDeviceList", ofV4("noah NOAH0SAMPLE"));
        Reading reading = read(GrowattServer.NOAH);
        // 10:04:11 UTC, printed as the vendor prints it.
        assertThat(reading.time()).contains(LocalDateTime.of(2025, 6, 1, 18, 4, 11));
        assertThat(RawValues.texts(reading))
                .containsEntry("total_battery_pack_soc", "64")
                .containsEntry("total_battery_pack_charging_power", "-210")
                .doesNotContainKeys("time", "is_again", "device_sn");
        assertThat(platform.lastParameters()).isEqualTo("deviceSn=NOAH0SAMPLE&deviceType=noah");
    }

    @ParameterizedTest
    @CsvSource({
        "1, GET, v1/device/inverter/last_new_data, device_sn=ABC",
        "2, POST, v1/device/storage/storage_last_data, storage_sn=ABC",
        "4, POST, v1/device/max/max_last_data, max_sn=ABC",
        "5, POST, v1/device/mix/mix_last_data, mix_sn=ABC",
        "6, POST, v1/device/spa/spa_last_data, spa_sn=ABC",
        "7, POST, v1/device/tlx/tlx_last_data, tlx_sn=ABC",
        "8, POST, v1/device/pcs/pcs_last_data, pcs_sn=ABC",
        "9, POST, v1/device/hps/hps_last_data, hps_sn=ABC",
        "10, POST, v1/device/pbd/pbd_last_data, pbd_sn=ABC"
    })
    void eachTypeIsReadByItsOwnCall(String number, String method, String path, String parameters)
            throws CloudException {
        platform.always("v1/device/list", devices(number + " ABC"));
        platform.always(path, success("{\"pac\":1.0}"));
        assertThat(read().get("ABC")).isNotNull().extracting(RawValues::texts).isEqualTo(Map.of("pac", "1.0"));
        int index = platform.called().indexOf(path);
        assertThat(platform.sent.get(index).getMethod()).isEqualTo(method);
        platform.sent.subList(index + 1, platform.sent.size()).clear();
        assertThat(platform.lastParameters()).isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource({
        "1, v1/device/inverter/invs_data, inverters",
        "4, v1/device/max/maxs_data, maxs",
        "5, v1/device/mix/mixs_data, mixs",
        "6, v1/device/spa/spas_data, spas",
        "7, v1/device/tlx/tlxs_data, tlxs"
    })
    void severalOfATypeAreReadInOneCall(String number, String path, String parameter) throws CloudException {
        platform.always("v1/device/list", devices(number + " A1", number + " B2"));
        platform.always(
                path,
                "{\"data\":{\"A1\":{\"A1\":{\"pac\":1},\"dataloggerSn\":\"L\"},\"B2\":{\"B2\":{\"pac\":2},\"dataloggerSn\":\"L\"}},"
                        + "\"tlxs\":[\"A1\",\"B2\"],\"pageNum\":1,\"error_code\":0,\"error_msg\":\"\"}");
        Map<String, Reading> read = read();
        assertThat(read.get("A1")).isNotNull().extracting(RawValues::texts).isEqualTo(Map.of("pac", "1"));
        assertThat(read.get("B2")).isNotNull().extracting(RawValues::texts).isEqualTo(Map.of("pac", "2"));
        platform.sent.removeIf(request -> !request.getUrl().encodedPath().equals("/" + path));
        assertThat(platform.sent).hasSize(1);
        assertThat(platform.lastParameters().split("&")).containsExactlyInAnyOrder(parameter + "=A1%2CB2", "pageNum=1");
    }

    @Test
    void aV4CallReadsAtMostAHundredDevices() throws CloudException {
        String[] many =
                IntStream.range(0, 101).mapToObj(i -> "wit W" + (1000 + i)).toArray(String[]::new);
        platform.always("v1/device/list", devices());
        platform.always("v4/new-api/queryDeviceList", ofV4(many));
        GrowattCloud cloud = platform.cloud();
        assertThat(plan(cloud, cloud.inventory()))
                .map(query -> query.devices().size())
                .containsExactly(1, 100, 1);
    }

    @Test
    void storageInvertersAreReadOneByOne() throws CloudException {
        platform.always("v1/device/list", devices("2 A1", "2 B2", "3 METER"));
        GrowattCloud cloud = platform.cloud();
        assertThat(plan(cloud, cloud.inventory()))
                .map(query -> query.devices().stream().map(Device::id).toList())
                .containsExactly(List.of("plant_424242"), List.of("A1"), List.of("B2"));
    }

    @Test
    void aDeviceThatMakesTheCallFailIsFoundAndLeftOut() throws CloudException {
        platform.always("v1/device/list", devices());
        platform.always("v4/new-api/queryDeviceList", ofV4("wit A1", "wit B2"));
        platform.once("v4/new-api/queryLastData", failureOfV4(12));
        platform.once("v4/new-api/queryLastData", failureOfV4(12));
        platform.once("v4/new-api/queryLastData", "{\"code\":0,\"data\":{\"wit\":[{\"deviceSn\":\"B2\",\"pac\":5}]}}");
        Map<String, Reading> read = read();
        assertThat(read).containsKey("B2").doesNotContainKey("A1");
        int calls = platform.sent.size();
        assertThat(platform.cloud().inventory()).isNotNull();
        assertThat(platform.sent).hasSize(calls);
    }

    @Test
    void ifEveryDeviceIsRefusedTheReadFails() throws CloudException {
        platform.always("v1/device/list", devices());
        platform.always("v4/new-api/queryDeviceList", ofV4("wit A1", "wit B2"));
        platform.always("v4/new-api/queryLastData", failureOfV4(3));
        GrowattCloud cloud = platform.cloud();
        Query both = plan(cloud, cloud.inventory()).get(1);
        assertThatExceptionOfType(CloudException.NotAllowed.class).isThrownBy(() -> cloud.read(both));
    }

    @Test
    void aDeviceWithoutPermissionIsLeftOutOfTheAnswer() throws CloudException {
        platform.always("v1/device/list", devices());
        platform.always("v4/new-api/queryDeviceList", ofV4("wit A1", "wit B2"));
        platform.always(
                "v4/new-api/queryLastData", "{\"code\":0,\"data\":{\"wit\":[{\"deviceSn\":\"B2\",\"pac\":5}]}}");
        assertThat(read()).containsKey("B2").doesNotContainKey("A1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"faultType\":0,\"warnCode\":0 | NORMAL",
                "\"faultType\":25,\"warnCode\":0 | FAULT",
                "\"faultType\":\"0\",\"warnCode\":\"401.0\" | ALARM",
                "\"status\":5 | ",
                "\"faultCode\":\"\",\"errorCode\":null | ",
                "\"faultCode\":\"none\" | NORMAL"
            })
    void onlyCodesThatAreKnownToMeanSoAreAProblem(String fields, Alert alert) throws CloudException {
        platform.always(
                "v1/device/tlx/tlx_last_data", success("{\"serialNum\":\"XYZ0SAMPLE\",\"pac\":1," + fields + "}"));
        assertThat(read().get(GrowattServer.MIN))
                .isNotNull()
                .extracting(Reading::alert)
                .isEqualTo(Optional.ofNullable(alert));
    }

    @Test
    void aDeviceWithoutDataIsAbsent() throws CloudException {
        platform.always("v1/device/tlx/tlx_last_data", success("\"\""));
        assertThat(read()).containsOnlyKeys("plant_424242");
    }

    @Test
    void aDeviceThatIsRefusedIsNotReadForHours() throws CloudException {
        platform.always("v1/device/tlx/tlx_last_data", failure(10011));
        GrowattCloud cloud = platform.cloud();
        Query query = plan(cloud, cloud.inventory()).get(0);
        for (int i = 0; i < 3; i++) {
            platform.pass(Duration.ofMinutes(30));
            assertThatExceptionOfType(CloudException.NotAllowed.class)
                    .isThrownBy(() -> cloud.read(query))
                    .withMessage(
                            "Growatt does not let this token see XYZ0SAMPLE: it belongs to another account, the token "
                                    + "was replaced, region is the wrong one, or this internet address is not allowed. The bridge tries again in some hours. (code 10011 \"words for 10011\", last_data)");
        }
        assertThat(platform.called())
                .filteredOn("v1/device/tlx/tlx_last_data"::equals)
                .hasSize(1);
        assertThat(cloud.read(new Query(List.of(), List.of()))).isEmpty();
    }
}
