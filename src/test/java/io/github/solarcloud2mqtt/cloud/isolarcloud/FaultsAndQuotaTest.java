package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Quota;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Fault.Severity;
import io.github.solarcloud2mqtt.plant.Plant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsAndQuotaTest {

    private static final List<Plant> HOME = List.of(new Plant("974621", "Home", Optional.empty()));

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
    void theFaultOfTheVendorsSample() throws CloudException {
        gateway.always("getFaultAlarmInfo", IsolarcloudServer.sample("getFaultAlarmInfo-v1"));
        assertThat(gateway.cloud().faults(HOME).faults())
                .containsExactly(new Fault(
                        "60005.202111.ab12",
                        "974621_1_13_1",
                        Severity.FAULT,
                        "60005",
                        "grid power outage",
                        Optional.of("important"),
                        Optional.empty(),
                        Optional.of(LocalDateTime.of(2021, 11, 27, 16, 41, 52)),
                        Optional.empty()));
    }

    @Test
    void allPlantsCostOneCall() throws CloudException {
        gateway.always("getFaultAlarmInfo", IsolarcloudServer.sample("getFaultAlarmInfo-v1"));
        IsolarcloudCloud cloud = gateway.cloud();
        cloud.faults(HOME);
        assertThat(gateway.bodies("getFaultAlarmInfo"))
                .hasSize(cloud.callsForFaults(HOME))
                .allSatisfy(body -> assertThat(body.containsKey("ps_id")).isFalse());
    }

    @Test
    void faultsOfOtherPlantsAreLeftOut() throws CloudException {
        gateway.always("getFaultAlarmInfo", IsolarcloudServer.sample("getFaultAlarmInfo-v1"));
        assertThat(gateway.cloud()
                        .faults(List.of(new Plant("1", "Other", Optional.empty())))
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,FAULT", "2,ALARM", "3,NOTICE", "4,NOTICE", "9,ALARM"})
    void theTypeDeterminesTheSeverity(String type, Severity severity) throws CloudException {
        faults("{\"fault_code\":\"a\",\"ps_id\":974621,\"fault_type\":" + type + "}");
        assertThat(gateway.cloud().faults(HOME).faults())
                .extracting(Fault::severity)
                .containsExactly(severity);
    }

    @ParameterizedTest
    @CsvSource({"1,important", "2,secondary", "3,general", "4,slight"})
    void theLevelIsAWord(String level, String word) throws CloudException {
        faults("{\"fault_code\":\"a\",\"ps_id\":974621,\"fault_level\":\"" + level + "\"}");
        assertThat(gateway.cloud().faults(HOME).faults().get(0).level()).contains(word);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1, , , -",
                "1, 2026-06-15 09:00:00, , 2026-06-15T09:00:00",
                "9, , 20260615080000, 2026-06-15T08:00:00",
                "4, , , 2026-06-15T10:20:00"
            })
    void aFaultIsClearedByItsTimeOrByItsState(String status, String over, String processed, String expected)
            throws CloudException {
        faults("{\"fault_code\":\"a\",\"ps_key\":\"974621_1_1_1\",\"process_status\":" + status + ",\"over_time\":\""
                + (over == null ? "" : over) + "\",\"process_time\":" + processed + "}");
        assertThat(gateway.cloud().faults(HOME).faults().get(0).cleared())
                .isEqualTo(Optional.ofNullable(expected).map(LocalDateTime::parse));
    }

    @Test
    void aFaultWithoutADeviceIsAFaultOfThePlant() throws CloudException {
        faults("{\"fault_code\":\"a\",\"ps_id\":\"974621\",\"fault_type_code\":\"106\"}", "{\"ps_id\":974621}", "{}");
        assertThat(gateway.cloud().faults(HOME).faults())
                .containsExactly(new Fault(
                        "a",
                        "974621_11_0_0",
                        Severity.ALARM,
                        "106",
                        "Fault 106",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void theQuotaOfTheVendorsSample() throws CloudException {
        gateway.always("getOpenApiCallInfo", IsolarcloudServer.sample("getOpenApiCallInfo-v1"));
        assertThat(gateway.cloud().quota())
                .contains(
                        new Quota(OptionalInt.of(2000), OptionalInt.of(48000), OptionalInt.of(3), OptionalInt.of(18)));
    }

    @Test
    void theSmallestHourCounts() throws CloudException {
        gateway.always("getOpenApiCallInfo", IsolarcloudServer.success("""
                {"per_hour_access_times_config":[{"hour":"0","max_call_times":2000},{"hour":"01","max_call_times":"500"},
                 {"hour":"2","max_call_times":"*****"},{"hour":"3","max_call_times":0}]}"""));
        assertThat(gateway.cloud().quota())
                .contains(
                        new Quota(OptionalInt.of(500), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "7", "07", "23", "25", "--", ""})
    void theFormatOfTheHourDoesNotMatter(String hour) throws CloudException {
        gateway.always("getOpenApiCallInfo", IsolarcloudServer.success("""
                {"per_hour_access_times_config":[{"hour":"%s","max_call_times":2000},{"hour":"1","max_call_times":"900"}],
                 "per_hour_residue_times":[{"hour":"%s","times":"1997"},{"hour":null,"times":"--"},7]}""".formatted(hour, hour)));
        assertThat(gateway.cloud().quota())
                .contains(
                        new Quota(OptionalInt.of(900), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"per_day_access_times_config\":\"*****\",\"per_hour_access_times_config\":null}"})
    void aQuotaThatIsNotReportedIsEmpty(String data) throws CloudException {
        gateway.always("getOpenApiCallInfo", IsolarcloudServer.success(data));
        assertThat(gateway.cloud().quota()).isEmpty();
    }

    @Test
    void aQuotaThatCannotBeReadIsAFailure() {
        gateway.always("getOpenApiCallInfo", IsolarcloudServer.failure("-1"));
        assertThatThrownBy(() -> gateway.cloud().quota()).isInstanceOf(CloudException.Transient.class);
    }

    private void faults(String... rows) {
        gateway.always(
                "getFaultAlarmInfo",
                IsolarcloudServer.success(
                        "{\"rowCount\":" + rows.length + ",\"pageList\":[" + String.join(",", rows) + "]}"));
    }
}
