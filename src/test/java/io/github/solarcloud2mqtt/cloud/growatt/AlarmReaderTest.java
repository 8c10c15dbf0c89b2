package io.github.solarcloud2mqtt.cloud.growatt;

import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.devices;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.failure;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.ofV4;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.FaultReport;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Fault.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmReaderTest {

    private static final String ALARMS = "v1/device/tlx/alarm_data";

    @TempDir
    Path directory;

    private GrowattServer platform;
    private GrowattCloud cloud;

    @BeforeEach
    void start() throws IOException {
        platform = new GrowattServer(directory);
        cloud = platform.cloud();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private static String alarm(String rest) {
        return success("{\"count\":1,\"alarms\":[{\"alarm_code\":25,\"alarm_message\":\"No utility.\","
                + "\"start_time\":\"2025-06-01 03:10:00.0\"" + rest + "}]}");
    }

    private List<Fault> faults() throws CloudException {
        return cloud.faults(cloud.inventory().plants()).faults();
    }

    @Test
    void theVendorsSampleIsAClearedAlarm() throws CloudException {
        platform.always(ALARMS, GrowattServer.sample("alarms"));
        assertThat(faults())
                .containsExactly(new Fault(
                        "XYZ0SAMPLE-25-2025-06-01 03:10:00.0",
                        "XYZ0SAMPLE",
                        Severity.ALARM,
                        "25",
                        "No utility.",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(LocalDateTime.of(2025, 6, 1, 3, 10)),
                        Optional.of(LocalDateTime.of(2025, 6, 1, 3, 12))));
        assertThat(platform.lastParameters().split("&"))
                .containsExactlyInAnyOrder("tlx_sn=XYZ0SAMPLE", "date=2025-06-01", "page=1", "perpage=100");
        assertThat(cloud.callsForFaults(cloud.inventory().plants())).isEqualTo(1);
    }

    @Test
    void eitherSpellingIsTaken() throws CloudException {
        platform.always(
                ALARMS,
                success(
                        "{\"count\":1,\"alarms\":[{\"alarmCode\":7,\"alarmMessage\":\"Hot\",\"startTime\":\"2025-06-01 03:10:00\","
                                + "\"endTime\":\"2025-06-01 03:12:00\"}]}"));
        assertThat(faults()).map(Fault::code).containsExactly("7");
        assertThat(faults()).map(Fault::name).containsExactly("Hot");
        assertThat(faults().get(0).cleared()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"''", "',\"end_time\":\"\"'", "',\"end_time\":\"null\"'", "',\"end_time\":null'"})
    void anAlarmWithoutAnEndIsActive(String end) throws CloudException {
        platform.always(ALARMS, alarm(end));
        assertThat(faults()).map(Fault::cleared).containsExactly(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"0, true", "25, false"})
    void anEndThatEqualsTheBeginningCountsIfTheDeviceHasNoFault(int faultType, boolean over) throws CloudException {
        platform.always(
                "v1/device/tlx/tlx_last_data",
                success("{\"serialNum\":\"XYZ0SAMPLE\",\"faultType\":" + faultType + "}"));
        Inventory found = cloud.inventory();
        cloud.read(new Query(List.of(found.devices().get(2)), List.of()));
        platform.always(ALARMS, alarm(",\"end_time\":\"2025-06-01 03:10:00.0\""));
        assertThat(faults()).map(fault -> fault.cleared().isPresent()).containsExactly(over);
    }

    @Test
    void theDayIsThatOfThePlant() throws CloudException {
        platform.pass(Duration.ofHours(13));
        faults();
        // It is the second of June there.
        assertThat(platform.lastParameters()).contains("date=2025-06-02");
    }

    private FaultReport report() throws CloudException {
        return cloud.faults(cloud.inventory().plants());
    }

    /** Each call of an alarm list, as the minutes since the start and its day. */
    private List<String> alarmCallsOf(int minutes, int step) throws CloudException {
        List<String> calls = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute += step) {
            int before = platform.sent.size();
            report();
            for (int i = before; i < platform.sent.size(); i++) {
                if (platform.called().get(i).equals(ALARMS)) {
                    calls.add(minute + " " + platform.parameters(i).replaceAll(".*date=([0-9-]+).*", "$1"));
                }
            }
            platform.pass(Duration.ofMinutes(step));
        }
        return calls;
    }

    @Test
    void afterAStartTheDaysAlternateAndCallsAreFiveMinutesApart() throws CloudException {
        assertThat(alarmCallsOf(40, 1))
                .containsExactly(
                        "0 2025-06-01",
                        "5 2025-05-31",
                        "10 2025-06-01",
                        "15 2025-05-30",
                        "20 2025-06-01",
                        "25 2025-05-29",
                        "30 2025-06-01",
                        "35 2025-06-01");
    }

    @Test
    void aRestartMakesNoAlarmCallWithinFiveMinutes() throws CloudException {
        assertThat(alarmCallsOf(7, 1)).containsExactly("0 2025-06-01", "5 2025-05-31");
        cloud = platform.cloud();
        // The list of 31 May was read two minutes ago.
        assertThat(alarmCallsOf(9, 1)).containsExactly("3 2025-06-01", "8 2025-05-31");
    }

    @Test
    void untilEveryDayIsReadTheFaultsOfADeviceAreNotCompletelyKnown() throws CloudException {
        for (int i = 0; i < 5; i++) {
            assertThat(report().unanswered()).containsOnlyKeys("XYZ0SAMPLE");
            platform.pass(Duration.ofMinutes(5));
        }
        assertThat(report().unanswered()).isEmpty();
    }

    @Test
    void aDayThatIsOverIsReadOnceMore() throws CloudException {
        alarmCallsOf(35, 5);
        // At the plant it is 11:41.
        platform.pass(Duration.ofMinutes(12 * 60 + 20));
        assertThat(alarmCallsOf(20, 5))
                .containsExactly("0 2025-06-02", "5 2025-06-01", "10 2025-06-02", "15 2025-06-02");
    }

    @Test
    void anActiveAlarmIsReadFromItsFirstDayAlternatingWithToday() throws CloudException {
        alarmCallsOf(30, 5);
        platform.always(ALARMS, alarm(""));
        alarmCallsOf(5, 5);
        platform.always(ALARMS, success("{\"count\":0,\"alarms\":[]}"));
        platform.pass(Duration.ofHours(13));
        assertThat(report().faults()).map(Fault::code).containsExactly("25");
        platform.pass(Duration.ofMinutes(5));
        assertThat(report().faults()).isEmpty();
    }

    @Test
    void aDeviceWhoseAlarmsFailIsUnansweredAndTheOthersAreNot() throws CloudException {
        platform.always("v1/device/list", devices("7 XYZ0SAMPLE", "5 ABC"));
        platform.always("v1/device/mix/alarm_data", success("{\"count\":0,\"alarms\":[]}"));
        for (int i = 0; i < 6; i++) {
            report();
            platform.pass(Duration.ofMinutes(5));
        }
        platform.always(ALARMS, failure(10001));
        assertThat(report().unanswered())
                .hasSize(1)
                .hasEntrySatisfying(
                        "XYZ0SAMPLE", reason -> assertThat(reason).isInstanceOf(CloudException.Transient.class));
    }

    @Test
    void theNumberOfCacheFilesDoesNotGrowWithTheDays() throws CloudException, IOException {
        platform.callsPerDay = 100_000;
        cloud = platform.cloud();
        alarmCallsOf(24 * 60, 6 * 60);
        long files = files();
        for (int day = 0; day < 20; day++) {
            alarmCallsOf(24 * 60, 12 * 60);
        }
        assertThat(files()).isEqualTo(files);
    }

    private long files() throws IOException {
        try (Stream<Path> list = Files.list(directory)) {
            return list.count();
        }
    }

    @Test
    void anEmptyAlarmListIsAnAnswer() throws CloudException {
        platform.always(ALARMS, success("\"\""));
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, GET, v1/device/inverter/alarm",
        "2, POST, v1/device/storage/alarm_data",
        "4, POST, v1/device/max/alarm_data",
        "5, POST, v1/device/mix/alarm_data",
        "6, POST, v1/device/spa/alarm_data"
    })
    void eachTypeHasItsOwnCall(String number, String method, String path) throws CloudException {
        platform.always("v1/device/list", devices(number + " ABC"));
        platform.always("v4/new-api/queryDeviceList", ofV4());
        platform.always(path, alarm(""));
        assertThat(faults()).map(Fault::deviceId).containsExactly("ABC");
        assertThat(platform.called()).last().isEqualTo(path);
        assertThat(platform.sent)
                .last()
                .extracting(request -> request.getMethod())
                .isEqualTo(method);
        assertThat(platform.lastParameters()).contains("_sn=ABC", "date=2025-06-01");
    }

    @Test
    void aDeviceWhoseAlarmsCannotBeReadKeepsThem() throws CloudException {
        platform.always("v1/device/list", devices("7 XYZ0SAMPLE", "5 ABC"));
        platform.always(ALARMS, alarm(""));
        platform.always("v1/device/mix/alarm_data", success("{\"count\":0,\"alarms\":[]}"));
        assertThat(faults()).hasSize(1);
        platform.pass(Duration.ofMinutes(5));
        platform.always(ALARMS, failure(10001));
        assertThat(faults()).hasSize(1);
        platform.pass(Duration.ofMinutes(5));
        platform.always("v1/device/mix/alarm_data", failure(10001));
        assertThatExceptionOfType(CloudException.Transient.class).isThrownBy(this::faults);
        platform.always(ALARMS, failure(-1));
        assertThatExceptionOfType(CloudException.Rejected.class).isThrownBy(this::faults);
    }

    @Test
    void forV4DevicesTheCodesOfTheReadingAreTheFaults() throws CloudException {
        platform.always("v1/device/list", devices());
        platform.always("v4/new-api/queryDeviceList", ofV4("wit W1", "noah N1"));
        platform.always(
                "v4/new-api/queryLastData",
                "{\"code\":0,\"data\":{\"wit\":[{\"deviceSn\":\"W1\",\"faultCode\":301,\"errorText\":\"Grid lost\",\"warnCode\":12,"
                        + "\"warnText\":\"Unknown\"}],\"noah\":[{\"deviceSn\":\"N1\",\"status\":4}]}}");
        Inventory found = cloud.inventory();
        for (Device device : found.devices()) {
            if (device.type().id().matches("wit|noah")) {
                cloud.read(new Query(List.of(device), List.of()));
            }
        }
        assertThat(cloud.faults(found.plants()).faults())
                .map(fault -> fault.id() + " " + fault.severity() + " " + fault.name())
                .containsExactlyInAnyOrder(
                        "W1-faultCode-301 FAULT Grid lost",
                        "W1-warnCode-12 ALARM Warning 12",
                        "N1-status-4 FAULT Fault 4");
        assertThat(cloud.callsForFaults(found.plants())).isZero();
    }
}
