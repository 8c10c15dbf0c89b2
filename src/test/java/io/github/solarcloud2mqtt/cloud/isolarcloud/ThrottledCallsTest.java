package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Inventory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A throttled call waits and is repeated; no data read before is lost. */
class ThrottledCallsTest {

    private static final String NO_FAULTS = IsolarcloudServer.success("{\"rowCount\":0,\"pageList\":[]}");

    @TempDir
    Path directory;

    private IsolarcloudServer gateway;
    private Duration begin;

    @BeforeEach
    void start() throws IOException {
        gateway = new IsolarcloudServer(directory);
        gateway.always("getPowerStationList", IsolarcloudServer.sample("getPowerStationList-v1"));
        gateway.always("getPowerStationDetail", IsolarcloudServer.sample("getPowerStationDetail-v1"));
        gateway.always("getDeviceList", IsolarcloudServer.sample("getDeviceList-v1"));
        gateway.always("getOpenPointInfo", IsolarcloudServer.sample("getOpenPointInfo-v1"));
        gateway.always("getDevPropertyPointValue", IsolarcloudServer.success("{}"));
        gateway.always("getCommunicationDevInfoByDevSn", IsolarcloudServer.success("{}"));
        gateway.always("getFaultAlarmInfo", NO_FAULTS);
        begin = gateway.elapsed();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static MockResponse tooMany(String... headers) {
        return new MockResponse.Builder()
                .code(429)
                .headers(Headers.of(headers))
                .addHeader("Content-Length", 0)
                .build();
    }

    private Duration waited() {
        return gateway.elapsed().minus(begin);
    }

    private long calls(String endpoint) {
        return gateway.bodies(endpoint).size();
    }

    @Test
    void aThrottledCallIsMadeAgainAfterFiveSeconds() throws CloudException {
        gateway.once("getFaultAlarmInfo", tooMany());
        assertThat(gateway.cloud().faults(List.of()).faults()).isEmpty();
        assertThat(calls("getFaultAlarmInfo")).isEqualTo(2);
        assertThat(waited()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theWaitGivenByTheGatewayIsUsed() throws CloudException {
        gateway.once("getFaultAlarmInfo", tooMany("Retry-After", "17"));
        gateway.cloud().faults(List.of());
        assertThat(waited()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void codeE901IsAThrottledCallToo() throws CloudException {
        gateway.once("getFaultAlarmInfo", IsolarcloudServer.response(200, IsolarcloudServer.failure("E901")));
        gateway.cloud().faults(List.of());
        assertThat(calls("getFaultAlarmInfo")).isEqualTo(2);
    }

    @Test
    void aLongWaitIsLeftToThePoller() {
        gateway.always("getFaultAlarmInfo", tooMany("Retry-After", "3600"));
        assertThatExceptionOfType(CloudException.QuotaSpent.class)
                .isThrownBy(() -> gateway.cloud().faults(List.of()))
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofHours(1)));
        assertThat(calls("getFaultAlarmInfo")).isEqualTo(1);
        assertThat(waited()).isZero();
    }

    @Test
    void afterFourRepetitionsNoCallIsRepeatedUntilOneIsAccepted() throws CloudException {
        gateway.always("getFaultAlarmInfo", tooMany());
        IsolarcloudCloud cloud = gateway.cloud();
        assertThatExceptionOfType(CloudException.QuotaSpent.class).isThrownBy(() -> cloud.faults(List.of()));
        assertThat(calls("getFaultAlarmInfo")).isEqualTo(5);
        assertThat(waited()).isEqualTo(Duration.ofSeconds(5 + 10 + 20 + 40));
        assertThatExceptionOfType(CloudException.QuotaSpent.class).isThrownBy(() -> cloud.faults(List.of()));
        assertThat(calls("getFaultAlarmInfo")).isEqualTo(6);
        gateway.always("getFaultAlarmInfo", NO_FAULTS);
        cloud.faults(List.of());
        gateway.once("getFaultAlarmInfo", tooMany());
        cloud.faults(List.of());
        assertThat(calls("getFaultAlarmInfo")).isEqualTo(9);
    }

    /** At random calls of an inventory the gateway answers 429, up to twice in a row. */
    @Test
    void anInventoryWithThrottledCallsIsTheSameAsOneWithout() throws CloudException, IOException {
        Inventory expected = gateway.cloud().inventory();
        List<String> endpoints =
                List.of("getPowerStationList", "getPowerStationDetail", "getDeviceList", "getOpenPointInfo");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            IsolarcloudCloud cloud = gateway.cloud();
            for (int times = random.nextInt(3); times > 0; times--) {
                gateway.once(endpoints.get(random.nextInt(endpoints.size())), tooMany());
            }
            Inventory found = cloud.inventory();
            assertThat(found.devices()).as("seed %d", seed).isEqualTo(expected.devices());
            assertThat(found.points()).as("seed %d", seed).isEqualTo(expected.points());
            assertThat(found.gaps()).as("seed %d", seed).isEmpty();
        }
    }
}
