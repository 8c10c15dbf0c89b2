package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.Malformed;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.RawValues;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.plant.Reading.Alert;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealTimeReaderTest {

    @TempDir
    Path directory;

    private IsolarcloudServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new IsolarcloudServer(directory);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void theBatteryOfTheVendorsSample() throws CloudException {
        gateway.always("getDeviceRealTimeData", IsolarcloudServer.sample("getDeviceRealTimeData-guide"));
        assertThat(read("974621_44_3_1"))
                .containsExactly(new Reading(
                        "974621_44_3_1",
                        Optional.of(LocalDateTime.of(2025, 10, 3, 10, 25, 0)),
                        Optional.of(true),
                        Optional.of(Alert.NORMAL),
                        RawValues.of(Map.of(
                                "59004", "37.4", "59008", "3300.3", "59010", "3298.8", "59012", "27.3", "59014",
                                "25.7"))));
    }

    @Test
    void theInverterOfTheVendorsSample() throws CloudException {
        gateway.always("getDeviceRealTimeData", IsolarcloudServer.sample("getDeviceRealTimeData-v1"));
        assertThat(read("974621_1_15_1"))
                .containsExactly(new Reading(
                        "974621_1_15_1",
                        Optional.of(LocalDateTime.of(2021, 8, 31, 11, 35, 0)),
                        Optional.empty(),
                        Optional.empty(),
                        RawValues.of(Map.of("1", "1970.0", "2", "1190970.0"))));
    }

    @Test
    void aPointWithoutAValueIsAbsent() throws CloudException {
        answer("""
                {"ps_key":"7_1_1_1","p1":null,"p2":"","p3":"--","p4":"null","p5":"NaN","p6":[1],"p7":{"a":1},"p8":" 5 "}""");
        assertThat(RawValues.texts(read("7_1_1_1").get(0))).isEqualTo(Map.of("8", "5"));
    }

    @Test
    void numbersKeepTheirDigits() throws CloudException {
        answer("""
                {"ps_key":"7_1_1_1","p1":12345678901234567890.10,"p2":0.1000,"p3":-0,"p4":1e3,"p5":true}""");
        assertThat(RawValues.texts(read("7_1_1_1").get(0)))
                .isEqualTo(Map.of("1", "12345678901234567890.10", "2", "0.1000", "3", "-0", "4", "1e3", "5", "true"));
    }

    @Test
    void onlyPointsAreValues() throws CloudException {
        answer("""
                {"ps_key":"7_1_1_1","p12":"1","px":"2","p":"3","ps_id":7,"12":"4","pST001":"5"}""");
        assertThat(RawValues.texts(read("7_1_1_1").get(0))).isEqualTo(Map.of("12", "1"));
    }

    @Test
    void stateIsUnderstoodAsTextAndAsNumber() throws CloudException {
        answer("""
                {"ps_key":"7_1_1_1","dev_status":"0","dev_fault_status":1,"device_time":20260101102500}""", """
                {"ps_key":"7_1_2_1","dev_status":1,"dev_fault_status":"2","device_time":"2026-01-01 10:25:00"}""", """
                {"ps_key":"7_1_3_1","dev_status":2,"dev_fault_status":"3","device_time":"20261301102500"}""", """
                {"ps_key":"7_1_4_1","dev_status":null,"dev_fault_status":9,"device_time":"--"}""");
        LocalDateTime time = LocalDateTime.of(2026, 1, 1, 10, 25, 0);
        assertThat(read("7_1_1_1", "7_1_2_1", "7_1_3_1", "7_1_4_1"))
                .containsExactly(
                        reading("7_1_1_1", Optional.of(time), Optional.of(false), Optional.of(Alert.FAULT)),
                        reading("7_1_2_1", Optional.of(time), Optional.of(true), Optional.of(Alert.ALARM)),
                        reading("7_1_3_1", Optional.empty(), Optional.empty(), Optional.of(Alert.NORMAL)),
                        reading("7_1_4_1", Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void aMalformedEntryDoesNotAffectOthers() throws CloudException {
        gateway.always("getDeviceRealTimeData", IsolarcloudServer.success("""
                {"fail_ps_key_list":["7_1_9_1"],"device_point_list":[null,1,{},{"device_point":null},
                  {"device_point":[]},{"device_point":{"p1":"1"}},{"device_point":{"ps_key":"#"}},
                  {"device_point":{"ps_key":"7_1_2_1","p1":"2"}}]}"""));
        assertThat(read("7_1_1_1", "7_1_2_1")).extracting(Reading::deviceId).containsExactly("7_1_2_1");
    }

    @Test
    void aRowOfAnotherDeviceIsIgnored() throws CloudException {
        answer("{\"ps_key\":\"8_1_1_1\",\"p1\":\"1\"}");
        assertThat(read("7_1_1_1")).isEmpty();
    }

    @Test
    void dataWithoutAListIsMalformed() {
        gateway.always("getDeviceRealTimeData", IsolarcloudServer.success("{\"fail_ps_key_list\":[]}"));
        assertThatThrownBy(() -> read("7_1_1_1"))
                .isInstanceOf(Malformed.class)
                .hasMessage("iSolarCloud's measured data is invalid: device_point_list is missing.");
    }

    @Test
    void aHomeCostsOneCallForEachDeviceType() {
        Map<Device, Set<String>> wanted = Map.of(
                device("7_14_1_1", "14"), Set.of("13141", "13126"),
                device("7_7_1_1", "7"), Set.of("8018", "8000"),
                device("7_1_1_1", "1"), Set.of("24", "1"),
                device("7_1_2_1", "1"), Set.of("2", "24"),
                device("7_9_1_1", "9"), Set.of(),
                device("7_11_0_0", "11"), Set.of("83033"));
        assertThat(gateway.cloud().plan(wanted))
                .containsExactly(
                        new Query(List.of(device("7_1_1_1", "1"), device("7_1_2_1", "1")), List.of("1", "2", "24")),
                        new Query(List.of(device("7_7_1_1", "7")), List.of("8000", "8018")),
                        new Query(List.of(device("7_11_0_0", "11")), List.of("83033")),
                        new Query(List.of(device("7_14_1_1", "14")), List.of("13126", "13141")));
    }

    @Test
    void noCallHasMoreThanAHundredPointsOrFiftyDevices() {
        Set<String> points = IntStream.range(0, 201).mapToObj(String::valueOf).collect(Collectors.toSet());
        Map<Device, Set<String>> wanted = new HashMap<>();
        IntStream.range(0, 51).forEach(i -> wanted.put(device("7_1_" + i + "_1", "1"), points));
        List<Query> plan = gateway.cloud().plan(wanted);
        assertThat(plan)
                .extracting(
                        query -> query.devices().size() + "x" + query.pointIds().size())
                .containsExactly("50x100", "50x100", "50x1", "1x100", "1x100", "1x1");
    }

    @Test
    void withoutWantedPointsNoCallIsMade() throws CloudException {
        assertThat(gateway.cloud().plan(Map.of())).isEmpty();
        assertThat(gateway.cloud().read(new Query(List.of(), List.of("1")))).isEmpty();
        assertThat(gateway.called()).isEmpty();
    }

    private void answer(String... devices) {
        String rows = Arrays.stream(devices)
                .map(device -> "{\"device_point\":" + device + "}")
                .collect(Collectors.joining(","));
        gateway.always("getDeviceRealTimeData", IsolarcloudServer.success("{\"device_point_list\":[" + rows + "]}"));
    }

    private List<Reading> read(String... ids) throws CloudException {
        List<Device> devices = Arrays.stream(ids).map(id -> device(id, "1")).toList();
        return gateway.cloud().read(new Query(devices, List.of("1")));
    }

    private static Reading reading(
            String id, Optional<LocalDateTime> time, Optional<Boolean> online, Optional<Alert> alert) {
        return new Reading(id, time, online, alert, Map.of());
    }

    private static Device device(String id, String type) {
        return new Device(id, "7", new DeviceType(type, "T"), "N", Hardware.UNKNOWN, Optional.empty());
    }
}
