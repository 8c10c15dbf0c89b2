package io.github.solarcloud2mqtt.cloud.growatt;

import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.devices;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.failure;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.failureOfV4;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.ofV4;
import static io.github.solarcloud2mqtt.cloud.growatt.GrowattServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.Blocked;
import io.github.solarcloud2mqtt.cloud.CloudException.Malformed;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattAccount;
import io.github.solarcloud2mqtt.plant.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrowattErrorsTest {

    private static final Map<String, String> PATHS = Map.of(
            "plant/list", "v1/plant/list",
            "plant/data", "v1/plant/data",
            "device/list", "v1/device/list",
            "last_data", "v1/device/tlx/tlx_last_data",
            "alarm_data", "v1/device/tlx/alarm_data",
            "queryLastData", "v4/new-api/queryLastData");

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

    private CloudException failureOf(String endpoint) throws CloudException {
        GrowattCloud cloud = platform.cloud();
        if (endpoint.endsWith("/list")) {
            return caught(cloud::inventory);
        }
        boolean inV4 = endpoint.equals("queryLastData");
        platform.always("v1/device/list", inV4 ? devices() : devices("7 XYZ0SAMPLE"));
        platform.always("v4/new-api/queryDeviceList", inV4 ? ofV4("wit W1") : ofV4());
        Inventory found = cloud.inventory();
        if (endpoint.equals("alarm_data")) {
            return caught(() -> cloud.faults(found.plants()));
        }
        Device device = found.devices().get(endpoint.equals("plant/data") ? 0 : 2);
        return caught(() -> cloud.read(new Query(List.of(device), List.of())));
    }

    /** Calls the list of plants until its failure counts as confirmed. */
    private GrowattCloud afterThreeFailures() {
        GrowattCloud cloud = platform.cloud();
        for (int i = 0; i < 3; i++) {
            assertThat(caught(cloud::inventory)).isInstanceOf(Transient.class);
            platform.pass(Duration.ofMinutes(2));
        }
        return cloud;
    }

    private static CloudException caught(ThrowingCallable call) {
        return catchThrowableOfType(CloudException.class, call);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "failures.csv", delimiter = '|')
    void everyCodeHasItsMeaningAtEachEndpoint(String code, String version, String endpoint, String kind, String begin)
            throws CloudException {
        int number = Integer.parseInt(code);
        platform.always(PATHS.getOrDefault(endpoint, ""), version.equals("v1") ? failure(number) : failureOfV4(number));
        if (version.equals("v1")) {
            platform.always("v4/new-api/queryDeviceList", ofV4());
        }
        CloudException failure = failureOf(endpoint);
        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.getMessage()).startsWith(begin).contains("(code " + code + " \"");
    }

    @ParameterizedTest
    @CsvSource({"403, 6", "405, 6"})
    void aBlockedBridgeMakesNoCallForHoursAlsoAfterARestart(int status, int hours) {
        platform.always("v1/plant/list", response(status, "<html>blocked</html>"));
        assertThat(caught(afterThreeFailures()::inventory))
                .isInstanceOfSatisfying(
                        Blocked.class,
                        blocked -> assertThat(blocked.retryAfter()).isEqualTo(Duration.ofHours(hours)))
                .hasMessage(
                        "%s blocks the bridge: it answers plant/list with HTTP %d. Growatt blocks clients that make too many calls. Check that no other program uses the token or calls Growatt from this internet address, and region or base-url. It makes no calls until 2025-06-01T16:12:00Z."
                                .formatted(platform.server.getHostName(), status));
        platform.pass(Duration.ofHours(hours - 1));
        assertThat(caught(() -> platform.cloud().inventory()))
                .isInstanceOfSatisfying(
                        Blocked.class,
                        blocked -> assertThat(blocked.retryAfter()).isEqualTo(Duration.ofHours(1)));
        assertThat(platform.called()).hasSize(4);
        platform.pass(Duration.ofHours(1));
        platform.always("v1/plant/list", GrowattServer.sample("plant-list"));
        assertThat(caught(() -> platform.cloud().inventory())).isNull();
    }

    @Test
    void aBlockDoesNotApplyToAnotherToken() throws CloudException {
        platform.always("v1/plant/list", response(405, ""));
        assertThat(caught(afterThreeFailures()::inventory)).isInstanceOf(Blocked.class);
        platform.always("v1/plant/list", GrowattServer.sample("plant-list"));
        GrowattAccount other = platform.account("another");
        assertThat(platform.cloud(other, new OkHttpClient()).inventory().plants())
                .hasSize(1);
    }

    @Test
    void aWebPageIsNotParsedAndCausesNoCallForAnHour() {
        platform.always("v1/plant/list", "<!DOCTYPE html><html>Login</html>");
        assertThat(caught(afterThreeFailures()::inventory))
                .isInstanceOfSatisfying(
                        Blocked.class,
                        blocked -> assertThat(blocked.retryAfter()).isEqualTo(Duration.ofHours(1)))
                .hasMessageContaining("it answers plant/list with a web page.");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 403, 404, 405})
    void onePageOfAProxyCostsNoMoreThanOneCall(int status) throws CloudException {
        platform.once("v1/plant/list", response(status, "<html>Proxy</html>"));
        GrowattCloud cloud = platform.cloud();
        assertThat(caught(cloud::inventory))
                .isInstanceOf(Transient.class)
                .hasMessageEndingWith(" The bridge tries again by itself.");
        assertThat(platform.cloud().inventory().plants()).hasSize(1);
    }

    @Test
    void aListOfPlantsThatIsCutIsCalledAgainSoon() throws CloudException {
        GrowattCloud cloud = platform.cloud();
        String list = GrowattServer.sample("plant-list");
        platform.always("v1/plant/list", list.substring(0, 20));
        for (int i = 0; i < 4; i++) {
            assertThat(caught(cloud::inventory)).isInstanceOf(Malformed.class);
            platform.pass(Duration.ofSeconds(330));
        }
        assertThat(caught(cloud::inventory)).isInstanceOf(Malformed.class);
        assertThat(platform.called()).hasSize(4);
        platform.always("v1/plant/list", list);
        platform.pass(Duration.ofHours(3));
        assertThat(cloud.inventory().plants()).hasSize(1);
    }

    @Test
    void aCodeCountsWhateverTheStatusIs() {
        platform.always("v1/plant/list", response(405, failure(10011)));
        assertThat(caught(() -> platform.cloud().inventory())).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({"401, Rejected", "404, Rejected", "500, Transient", "502, Transient", "400, Transient"})
    void aStatusWithoutACodeThatStaysHasItsOwnMeaning(int status, String kind) {
        platform.always("v1/plant/list", response(status, "<html>no</html>"));
        assertThat(caught(afterThreeFailures()::inventory).getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void tooManyRequestsMeansToWaitForMinutes() {
        platform.always("v1/plant/list", response(429, "<html>no</html>"));
        assertThat(caught(() -> platform.cloud().inventory()))
                .isInstanceOfSatisfying(
                        QuotaSpent.class,
                        spent -> assertThat(spent.retryAfter()).isEqualTo(Duration.ofSeconds(330)))
                .hasMessage("Growatt asks for fewer calls. The bridge waits. (HTTP 429, plant/list)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"error_code\":\"soon\"}", "{\"data\":{}}"})
    void aResponseWithoutACodeIsMalformed(String body) {
        platform.always("v1/plant/list", body);
        assertThat(caught(() -> platform.cloud().inventory())).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "0"})
    void theCodeMayBeText(String zero) throws CloudException {
        platform.always("v1/plant/list", "{\"data\":{\"count\":\"0\",\"plants\":[]},\"error_code\":" + zero + "}");
        platform.always("v4/new-api/queryDeviceList", ofV4());
        assertThat(platform.cloud().inventory().plants()).isEmpty();
    }

    @Test
    void anUnreachableServerIsTransient() {
        platform.server.close();
        assertThat(caught(() -> platform.cloud().inventory())).isInstanceOf(Transient.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "ünicode", "line\nbreak"})
    void aTokenThatCannotBeSentIsNotSent(String token) {
        GrowattCloud cloud = platform.cloud(platform.account(token), new OkHttpClient());
        assertThat(caught(cloud::inventory))
                .isInstanceOf(Rejected.class)
                .hasMessage(
                        "token contains a blank, a line break or a character that cannot be sent. Copy it again from "
                                + "the ShinePhone app.");
        assertThat(platform.sent).isEmpty();
    }

    @Test
    void aTokenThatTheCloudRepeatsIsMasked() {
        platform.always(
                "v1/plant/list", "{\"error_code\":10011,\"error_msg\":\"token " + GrowattServer.TOKEN + " denied\"}");
        assertThat(caught(() -> platform.cloud().inventory())).hasMessageContaining("\"token *** denied\"");
    }

    @Test
    void whenTheDailyCallsAreUsedUpNoCallIsMadeUntilMidnight() {
        platform.callsPerDay = 20;
        GrowattCloud cloud = platform.cloud();
        for (int i = 0; i < 20; i++) {
            platform.budget.count();
        }
        assertThat(caught(cloud::inventory))
                .isInstanceOfSatisfying(
                        QuotaSpent.class,
                        spent -> assertThat(spent.retryAfter()).isEqualTo(Duration.ofMinutes(834)))
                .hasMessage(
                        "The 20 calls that calls-per-day allows are used up, counted from midnight UTC. The bridge continues "
                                + "at 2025-06-02T00:00:00Z. Raise calls-per-day if Growatt allows the account more, or raise "
                                + "poll-interval.");
        assertThat(platform.sent).isEmpty();
    }

    @Test
    void theQuotaIsTheConfiguredOneAndEveryCallIsCounted() throws CloudException {
        GrowattCloud cloud = platform.cloud();
        cloud.inventory();
        assertThat(cloud.quota().orElseThrow().perDay()).hasValue(200);
        assertThat(platform.budget.madeToday()).isEqualTo(6);
        assertThat(platform.budget.left()).hasValue(194);
        assertThat(cloud.vendor()).isEqualTo("growatt");
        assertThat(cloud.plan(Map.<Device, Set<String>>of())).isEmpty();
    }
}
