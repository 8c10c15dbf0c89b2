package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.http.CallLogInterceptor;
import io.github.solarcloud2mqtt.cloud.http.ResponseReader;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.plant.Plant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The interceptors of every call: the log, and the size limit of responses. */
class EveryCallTest {

    private static final String NO_FAULTS = IsolarcloudServer.success("{\"rowCount\":0,\"pageList\":[]}");

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

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 404, 500})
    void aResponseThatIsTooLongIsNotReadToItsEndWhateverItsStatus(int status) {
        Buffer body = new Buffer().writeUtf8("{\"result_code\":\"").write(new byte[(int) ResponseReader.MAX_BYTES]);
        gateway.always(
                "getFaultAlarmInfo",
                new MockResponse.Builder().code(status).body(body).build());
        assertThatExceptionOfType(CloudException.Malformed.class)
                .isThrownBy(() -> gateway.cloud().faults(List.<Plant>of()))
                .withMessageContaining("is longer than any answer should be");
    }

    private static Level level(Level level) {
        Logger logger = (Logger) LoggerFactory.getLogger(CallLogInterceptor.class);
        Level before = logger.getLevel();
        logger.setLevel(level);
        return before;
    }

    @Test
    void debugNamesCloudEndpointDevicesStatusAndDuration() throws CloudException {
        gateway.always("getCommunicationDevInfoByDevSn", IsolarcloudServer.success("{}"));
        gateway.always("getPowerStationList", IsolarcloudServer.sample("getPowerStationList-v1"));
        gateway.always("getPowerStationDetail", IsolarcloudServer.sample("getPowerStationDetail-v1"));
        gateway.always("getDeviceList", IsolarcloudServer.sample("getDeviceList-v1"));
        gateway.always("getOpenPointInfo", NO_FAULTS);
        Level before = level(Level.DEBUG);
        try (LogProbe log = new LogProbe(CallLogInterceptor.class)) {
            gateway.cloud().inventory();
            assertThat(log.rest())
                    .contains(
                            "DEBUG Cloud home: /openapi/login: HTTP 200 in 0 ms",
                            "DEBUG Cloud home: /openapi/getDeviceList 974621: HTTP 200 in 0 ms")
                    .allMatch(line -> line.startsWith("DEBUG "));
        } finally {
            level(before);
        }
    }

    @Test
    void traceShowsBodiesWithoutSecrets() throws CloudException, IOException {
        gateway.always("getFaultAlarmInfo", NO_FAULTS);
        Level before = level(Level.TRACE);
        try (LogProbe log = new LogProbe(CallLogInterceptor.class)) {
            gateway.cloud().faults(List.of());
            gateway.consent();
            assertThat(log.rest())
                    .anyMatch(line -> line.startsWith("TRACE Cloud home: /openapi/getFaultAlarmInfo request: {")
                            && line.contains("\"process_status\":\"8\"")
                            && line.contains("\"token\":\"***\""))
                    .contains("TRACE Cloud home: /openapi/getFaultAlarmInfo response: " + NO_FAULTS)
                    .noneMatch(line -> line.contains(IsolarcloudServer.TOKEN)
                            || line.contains(IsolarcloudServer.APP_KEY)
                            || line.contains(IsolarcloudServer.SECRET_KEY)
                            || line.contains(IsolarcloudServer.PASSWORD)
                            || line.contains(IsolarcloudServer.CODE)
                            || line.contains("owner@example.org"));
        } finally {
            level(before);
        }
    }

    @Test
    void aByteOrderMarkIsSkipped() throws CloudException {
        gateway.always("getFaultAlarmInfo", "\uFEFF" + NO_FAULTS);
        assertThat(gateway.cloud().faults(List.of()).faults()).isEmpty();
    }
}
