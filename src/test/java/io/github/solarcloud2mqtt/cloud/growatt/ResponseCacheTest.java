package io.github.solarcloud2mqtt.cloud.growatt;

import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.failure;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.RawValues;
import io.github.solarcloud2mqtt.plant.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No call is repeated before its interval has passed. */
class ResponseCacheTest {

    private static final String DATA = "v1/device/tlx/tlx_last_data";

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

    private static Query inverter(GrowattCloud cloud) throws CloudException {
        Inventory found = cloud.inventory();
        Device device = found.devices().get(2);
        return new Query(List.of(device), List.of("pac"));
    }

    private static String power(List<Reading> readings) {
        return String.valueOf(RawValues.texts(readings.get(0)).get("pac"));
    }

    private long calls() {
        return platform.called().stream().filter(DATA::equals).count();
    }

    @Test
    void withinFiveMinutesTheCachedResponseIsReturned() throws CloudException {
        GrowattCloud cloud = platform.cloud();
        Query query = inverter(cloud);
        assertThat(power(cloud.read(query))).isEqualTo("812.5");
        platform.always(DATA, success("{\"serialNum\":\"XYZ0SAMPLE\",\"pac\":7}"));
        platform.pass(Duration.ofSeconds(299));
        assertThat(power(cloud.read(query))).isEqualTo("812.5");
        platform.pass(Duration.ofSeconds(1));
        assertThat(power(cloud.read(query))).isEqualTo("7");
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void aRestartMakesNoEarlyCall() throws CloudException {
        GrowattCloud before = platform.cloud();
        before.read(inverter(before));
        int calls = platform.sent.size();
        platform.pass(Duration.ofMinutes(4));
        GrowattCloud after = platform.cloud();
        assertThat(power(after.read(inverter(after)))).isEqualTo("812.5");
        assertThat(platform.sent).hasSize(calls);
    }

    @Test
    void thePlantListIsReadAtMostEightTimesADay() throws CloudException {
        platform.callsPerDay = 1000;
        for (int i = 0; i < 24 * 4; i++) {
            platform.cloud().inventory();
            platform.pass(Duration.ofMinutes(15));
        }
        assertThat(platform.called()).filteredOn("v1/plant/list"::equals).hasSize(8);
    }

    @Test
    void aResponseToOneTokenIsNotUsedForAnother() throws CloudException {
        platform.cloud().inventory();
        platform.always("v1/plant/list", failure(10011));
        assertThatExceptionOfType(CloudException.Rejected.class)
                .isThrownBy(() -> platform.cloud(platform.account("another"), new OkHttpClient())
                        .inventory());
    }

    @Test
    void anEarlyCallReturnsTheCachedResponseAndWaits() throws CloudException {
        GrowattCloud cloud = platform.cloud();
        Query query = inverter(cloud);
        cloud.read(query);
        platform.pass(Duration.ofMinutes(6));
        platform.once(DATA, GrowattServer.sample("error-v1"));
        assertThat(power(cloud.read(query))).isEqualTo("812.5");
        platform.pass(Duration.ofMinutes(5));
        assertThat(power(cloud.read(query))).isEqualTo("812.5");
        assertThat(calls()).isEqualTo(2);
        platform.pass(Duration.ofSeconds(30));
        platform.always(DATA, success("{\"serialNum\":\"XYZ0SAMPLE\",\"pac\":7}"));
        assertThat(power(cloud.read(query))).isEqualTo("7");
    }

    @Test
    void theV4SampleOfAnEarlyCallIsUnderstood() throws CloudException {
        GrowattCloud cloud = platform.cloud();
        cloud.inventory();
        platform.pass(Duration.ofHours(3));
        platform.always("v4/new-api/queryDeviceList", GrowattServer.sample("error-v4"));
        assertThat(cloud.inventory().failure()).isEmpty();
    }

    @Test
    void anEarlyCallWithoutACachedResponseWaitsAlsoAfterARestart() throws CloudException {
        platform.always(DATA, GrowattServer.sample("error-v1"));
        GrowattCloud cloud = platform.cloud();
        Query query = inverter(cloud);
        assertThatExceptionOfType(CloudException.Transient.class).isThrownBy(() -> cloud.read(query));
        platform.pass(Duration.ofMinutes(3));
        assertThatExceptionOfType(CloudException.Transient.class)
                .isThrownBy(() -> platform.cloud().read(query))
                .withMessage(
                        "The same call to Growatt was repeated within five minutes. Perhaps another program uses the "
                                + "token, or the bridge was started again. It asks again in 2 min.");
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aMalformedResponseCausesNoCallBeforeTheInterval() throws CloudException {
        GrowattCloud cloud = platform.cloud();
        Query query = inverter(cloud);
        platform.always(DATA, "{\"data\":");
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(CloudException.Malformed.class).isThrownBy(() -> cloud.read(query));
        }
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void withoutAConnectionNoCallIsCounted() throws CloudException {
        GrowattCloud cloud = platform.cloud();
        Query query = inverter(cloud);
        platform.always(
                DATA,
                new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build());
        assertThatExceptionOfType(CloudException.Transient.class).isThrownBy(() -> cloud.read(query));
        platform.always(DATA, GrowattServer.sample("tlx-last-data"));
        assertThat(power(cloud.read(query))).isEqualTo("812.5");
    }

    @Test
    void aClockThatIsSetBackDelaysNoCall() throws CloudException {
        GrowattCloud cloud = platform.cloud();
        Query query = inverter(cloud);
        cloud.read(query);
        platform.pass(Duration.ofHours(-3));
        platform.pass(Duration.ofMinutes(5));
        cloud.read(query);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void settingTheClockForwardTriggersNoCall() throws CloudException {
        GrowattCloud cloud = platform.cloud();
        Query query = inverter(cloud);
        cloud.read(query);
        platform.now.updateAndGet(moment -> moment.plus(Duration.ofDays(1)));
        cloud.read(query);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aCachedFailureHasTheRemainingTime() throws CloudException {
        GrowattCloud cloud = platform.cloud();
        Query query = inverter(cloud);
        platform.always(DATA, failure(-1));
        assertThatExceptionOfType(CloudException.Rejected.class)
                .isThrownBy(() -> cloud.read(query))
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofHours(1)));
        platform.pass(Duration.ofMinutes(50));
        assertThatExceptionOfType(CloudException.Rejected.class)
                .isThrownBy(() -> cloud.read(query))
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofMinutes(10)));
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void emptyListsSurviveARestart() throws CloudException {
        platform.always("v4/new-api/queryDeviceList", GrowattServer.ofV4());
        platform.always("v1/device/datalogger/list", success("{\"count\":0,\"dataloggers\":[]}"));
        Inventory before = platform.cloud().inventory();
        int calls = platform.sent.size();
        Inventory after = platform.cloud().inventory();
        assertThat(platform.sent).hasSize(calls);
        assertThat(before.gaps()).isEmpty();
        assertThat(after.gaps()).isEmpty();
        assertThat(after.devices()).isEqualTo(before.devices());
    }

    @Test
    void aBatchOfAHundredSerialNumbersIsCached() throws CloudException {
        String[] devices = IntStream.range(0, 100)
                .mapToObj("7 SERIALNUMBER%03d"::formatted)
                .toArray(String[]::new);
        platform.always("v1/device/list", GrowattServer.devices(devices));
        platform.always("v1/device/tlx/tlxs_data", success("{\"SERIALNUMBER000\":{\"pac\":7}}"));
        GrowattCloud cloud = platform.cloud();
        Map<Device, Set<String>> points = new HashMap<>();
        cloud.inventory().devices().stream()
                .filter(device -> device.type().id().equals("min"))
                .forEach(device -> points.put(device, Set.of("pac")));
        Query query = cloud.plan(points).get(0);
        assertThat(query.devices()).hasSize(100);
        cloud.read(query);
        int calls = platform.sent.size();
        GrowattCloud restarted = platform.cloud();
        restarted.inventory();
        assertThat(restarted.read(query)).hasSize(1);
        assertThat(platform.sent).hasSize(calls);
    }

    @Test
    void aDeviceThatWasAnsweredIsNotAskedForAgainInAnotherBatch() throws CloudException {
        String batch = "v1/device/tlx/tlxs_data";
        platform.always("v4/new-api/queryDeviceList", GrowattServer.ofV4());
        platform.always("v1/device/list", GrowattServer.devices("7 A1", "7 B2", "7 C3"));
        platform.always(batch, success("{\"A1\":{\"pac\":1},\"B2\":{\"pac\":2}}"));
        GrowattCloud cloud = platform.cloud();
        List<Device> inverters = cloud.inventory().devices().stream()
                .filter(device -> device.type().id().equals("min"))
                .toList();
        cloud.read(new Query(inverters.subList(0, 2), List.of("pac")));
        assertThat(platform.lastParameters()).contains("A1%2CB2");
        platform.pass(Duration.ofSeconds(200));
        platform.always(DATA, success("{\"serialNum\":\"C3\",\"pac\":3}"));
        assertThat(cloud.read(new Query(inverters, List.of("pac"))))
                .extracting(
                        Reading::deviceId, reading -> RawValues.texts(reading).get("pac"))
                .containsExactly(tuple("A1", "1"), tuple("B2", "2"), tuple("C3", "3"));
        assertThat(platform.lastParameters()).contains("C3").doesNotContain("A1");
        int calls = platform.sent.size();
        for (Device device : inverters) {
            assertThat(cloud.read(new Query(List.of(device), List.of("pac")))).hasSize(1);
        }
        assertThat(platform.sent).hasSize(calls);
        platform.pass(Duration.ofSeconds(100));
        platform.always(batch, success("{\"A1\":{\"pac\":11},\"B2\":{\"pac\":12}}"));
        assertThat(cloud.read(new Query(inverters, List.of("pac"))))
                .extracting(reading -> RawValues.texts(reading).get("pac"))
                .containsExactlyInAnyOrder("11", "12", "3");
        assertThat(platform.sent).hasSize(calls + 1);
    }

    @Test
    void theAlarmFilesOfEarlierVersionsAreDeletedAtTheStart() throws IOException {
        Path old = directory.resolve("growatt-home-alarms-XYZ0SAMPLE+2026-01-05+page+1.json");
        Path other = directory.resolve("growatt-roof-alarms-XYZ0SAMPLE+2026-01-05+page+1.json");
        Path present = directory.resolve("growatt-home-alarms-XYZ0SAMPLE+page+1.json");
        for (Path file : List.of(old, other, present)) {
            Files.writeString(file, "{}");
        }
        platform.cloud();
        assertThat(old).doesNotExist();
        assertThat(other).exists();
        assertThat(present).exists();
    }

    @Test
    void aDamagedCacheFileCostsOneCall() throws CloudException, IOException {
        GrowattCloud before = platform.cloud();
        before.read(inverter(before));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(each -> each.toString().contains("growatt")).toList()) {
                Files.writeString(file, "{\"account\":3,\"until\":\"x\"");
            }
        }
        GrowattCloud after = platform.cloud();
        assertThat(power(after.read(inverter(after)))).isEqualTo("812.5");
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void aCacheFileFromTheFutureDelaysNoCall() throws CloudException {
        platform.pass(Duration.ofDays(2));
        GrowattCloud before = platform.cloud();
        before.read(inverter(before));
        platform.pass(Duration.ofDays(-2));
        GrowattCloud after = platform.cloud();
        after.read(inverter(after));
        assertThat(calls()).isEqualTo(2);
    }
}
