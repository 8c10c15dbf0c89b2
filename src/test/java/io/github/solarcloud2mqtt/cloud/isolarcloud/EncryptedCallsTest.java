package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.BadRequest;
import io.github.solarcloud2mqtt.cloud.CloudException.Malformed;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import io.github.solarcloud2mqtt.cloud.isolarcloud.IsolarcloudServer.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of an application with an RSA key. */
class EncryptedCallsTest {

    private static final String NO_FAULTS = IsolarcloudServer.success("{\"rowCount\":0}");
    private static final String FAULTS = "getFaultAlarmInfo";

    @TempDir
    Path directory;

    private IsolarcloudServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new IsolarcloudServer(directory);
        gateway.seal = EncryptedCallsTest::sealed;
        gateway.always(FAULTS, NO_FAULTS);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    /** An answer as the cloud encrypts it. */
    private static MockResponse sealed(RecordedRequest request, MockResponse answer) {
        String header = request.getHeaders().get("x-random-secret-key");
        return header == null
                ? answer
                : answer.newBuilder()
                        .body(GatewayCipher.encrypted(text(answer), GatewayCipher.opened(header)))
                        .build();
    }

    private static String text(MockResponse answer) {
        Buffer text = new Buffer();
        try {
            Objects.requireNonNull(answer.getBody()).writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.readUtf8();
    }

    private IsolarcloudCloud cloud() {
        return gateway.cloud(gateway.account(Optional.of(GatewayCipher.publicKey())));
    }

    private CloudException failure() {
        IsolarcloudCloud cloud = cloud();
        return Objects.requireNonNull(catchThrowableOfType(CloudException.class, () -> cloud.faults(List.of())));
    }

    @Test
    void everythingButTheHeadersIsEncrypted() throws Exception {
        cloud().faults(List.of());
        assertThat(gateway.called()).containsExactly("login", FAULTS);
        for (Sent sent : gateway.sent) {
            String body = Objects.requireNonNull(sent.request().getBody()).utf8();
            assertThat(body).matches("([0-9A-F]{32})+");
            assertThat(sent.request().getHeaders().get("Content-Length")).isEqualTo("" + body.length());
            assertThat(sent.request().getHeaders().get("Content-Type")).isEqualTo("application/json;charset=UTF-8");
            assertThat(sent.request().getHeaders().get("x-access-key")).isEqualTo(IsolarcloudServer.SECRET_KEY);
            assertThat(sent.request().getHeaders().get("sys_code")).isEqualTo("901");
        }
        assertThat(gateway.bodies("login").get(0).get("user_password")).isEqualTo(IsolarcloudServer.PASSWORD);
        assertThat(gateway.bodies("login").get(0).get("api_key_param"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("timestamp", "" + gateway.clock.millis())
                .containsOnlyKeys("nonce", "timestamp");
        assertThat(gateway.bodies(FAULTS).get(0).get("token")).isNotNull();
    }

    @Test
    void eachCallHasItsOwnKeyAndNonce() throws Exception {
        IsolarcloudCloud cloud = cloud();
        for (int i = 0; i < 5; i++) {
            cloud.faults(List.of());
        }
        assertThat(keys()).hasSize(6).doesNotHaveDuplicates();
        assertThat(nonces()).hasSize(6).doesNotHaveDuplicates().allMatch(nonce -> nonce.matches("[A-Za-z0-9]{32}"));
    }

    /** Two addresses of one host: when the connection to the first breaks, OkHttp itself tries the second. */
    @Test
    void aRetryOfOkHttpIsEncryptedAgainWithAnotherKey() throws Exception {
        gateway.once(
                FAULTS,
                new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build());
        gateway.seal = (request, answer) -> answer.getBody() == null ? answer : sealed(request, answer);
        InetAddress address = InetAddress.getByName(gateway.server.getHostName());
        OkHttpClient twoAddresses = new OkHttpClient.Builder()
                .dns(host -> List.of(address, InetAddress.getByAddress("again", address.getAddress())))
                .build();
        gateway.cloud(gateway.account(Optional.of(GatewayCipher.publicKey())), twoAddresses)
                .faults(List.of());
        assertThat(gateway.called()).containsExactly("login", FAULTS, FAULTS);
        assertThat(keys()).hasSize(3).doesNotHaveDuplicates();
        assertThat(nonces()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void anUnencryptedResponseIsUnderstood() throws Exception {
        gateway.seal = (request, answer) -> answer;
        assertThat(cloud().faults(List.of()).faults()).isEmpty();
    }

    @Test
    void aResponseInLowerCaseIsUnderstood() throws Exception {
        gateway.seal = (request, answer) -> {
            MockResponse sealed = sealed(request, answer);
            return sealed.newBuilder()
                    .body(" " + text(sealed).toLowerCase(Locale.ROOT) + "\n")
                    .build();
        };
        assertThat(cloud().faults(List.of()).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void encryptedAndUnencryptedFailuresAreUnderstood(boolean encrypted) {
        gateway.always(FAULTS, IsolarcloudServer.response(400, IsolarcloudServer.failure("E909")));
        gateway.seal = (request, answer) -> encrypted ? sealed(request, answer) : answer;
        assertThat(failure())
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "iSolarCloud did not accept the nonce of the call. Please report this. (code E909 \"words for "
                                + "E909\", getFaultAlarmInfo)");
    }

    @Test
    void aResponseWithAnotherKeyIsMalformed() {
        gateway.seal = (request, answer) -> answer.newBuilder()
                .body(GatewayCipher.encrypted(text(answer), "another key12345"))
                .build();
        assertThat(failure())
                .isInstanceOf(Malformed.class)
                .hasMessageContaining(
                        "The answer of " + gateway.server.getHostName() + " to login cannot be decrypted: "
                                + "it is damaged, or encrypted with another key than the call's.");
    }

    @Test
    void aWebPageIsStillMalformed() {
        gateway.seal = (request, answer) ->
                answer.newBuilder().body("<html>Welcome</html>").build();
        assertThat(failure()).isInstanceOf(Malformed.class).hasMessageContaining("is a web page");
    }

    @Test
    void anEndlessResponseIsMalformed() {
        gateway.seal = (request, answer) ->
                answer.newBuilder().body("A".repeat(17 << 20)).build();
        assertThat(failure()).isInstanceOf(Malformed.class).hasMessageContaining("longer than any answer should be");
    }

    @Test
    void aKeyThatTheCloudRepeatsIsNotShown() {
        gateway.seal = (request, answer) -> answer.newBuilder()
                .body(IsolarcloudServer.failure("E907").replace("words", "bad key " + key(request)))
                .build();
        CloudException failure = failure();
        assertThat(failure).hasMessageContaining("bad key *** for E907");
        keys().forEach(key -> assertThat(failure.getMessage()).doesNotContain(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1781519400000",
                "1781519400",
                "{\"result_code\":\"1\",\"result_data\":\"1781519400000\"}",
                "{\"result_data\":{\"timestamp\":1781519400000}}",
                "2026-06-15T10:30:00Z"
            })
    void aWrongClockIsCorrectedByTheTimeOfTheCloud(String timestamp) throws Exception {
        gateway.once(FAULTS, IsolarcloudServer.failure("E913"));
        gateway.always("timestamp", timestamp);
        IsolarcloudCloud cloud = cloud();
        cloud.faults(List.of());
        gateway.now.set(gateway.clock.instant().plusSeconds(1));
        cloud.faults(List.of());
        assertThat(gateway.called()).containsExactly("login", FAULTS, "timestamp", FAULTS, FAULTS);
        assertThat(timestamps()).containsExactly("1781518800000", "1781518800000", "1781519400000", "1781519401000");
        assertThat(gateway.budget.madeToday()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"result_code\":\"E900\"}", "<html>1616725497384</html>"})
    void withoutATimeInTheBodyTheDateHeaderIsUsed(String answer) throws Exception {
        gateway.once(FAULTS, IsolarcloudServer.failure("E913"));
        gateway.always(
                "timestamp",
                IsolarcloudServer.response(200, answer)
                        .newBuilder()
                        .addHeader("Date", "Mon, 15 Jun 2026 10:30:00 GMT")
                        .build());
        cloud().faults(List.of());
        assertThat(timestamps()).containsExactly("1781518800000", "1781518800000", "1781519400000");
    }

    @Test
    void withoutATimeTheMessageNamesTheClock() {
        gateway.always(FAULTS, IsolarcloudServer.failure("E913"));
        assertThat(failure())
                .isInstanceOf(Transient.class)
                .hasMessage("iSolarCloud treats the call as too old or too new. Check the clock of this machine. "
                        + "The bridge "
                        + "tries again by itself. (code E913 \"words for E913\", getFaultAlarmInfo)");
        assertThat(gateway.called()).containsExactly("login", FAULTS, "timestamp");
    }

    @Test
    void aFailedReadOfTheTimeIsNotRepeated() {
        gateway.always(FAULTS, IsolarcloudServer.failure("E913"));
        gateway.always(
                "timestamp",
                new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build());
        assertThat(failure()).isInstanceOf(Transient.class).hasMessageContaining("Check the clock of this machine.");
    }

    @Test
    void theTimeOfTheCloudIsReadOnceACall() {
        gateway.always(FAULTS, IsolarcloudServer.failure("E913"));
        gateway.always("timestamp", "1781519400000");
        assertThat(failure()).isInstanceOf(Transient.class);
        assertThat(gateway.called()).containsExactly("login", FAULTS, "timestamp", FAULTS);
    }

    @Test
    void readingTheTimeOfTheCloudIsPacedLikeEveryOtherCall() throws Exception {
        gateway.once(FAULTS, IsolarcloudServer.failure("E913"));
        gateway.always("timestamp", "1781519400000");
        IsolarcloudCloud cloud = cloud();
        cloud.faults(List.of());
        assertThat(gateway.called()).containsExactly("login", FAULTS, "timestamp", FAULTS);
        cloud.faults(List.of());
        assertThat(gateway.elapsed()).as("the local bucket holds five calls").isEqualTo(Duration.ofDays(1));
        cloud.faults(List.of());
        assertThat(gateway.elapsed()).isEqualTo(Duration.ofDays(1).plusMillis(100));
    }

    @Test
    void anEmptyBucketReportedWithTheTimeDelaysTheNextCallByASecond() throws Exception {
        gateway.once(FAULTS, IsolarcloudServer.failure("E913"));
        gateway.always(
                "timestamp",
                IsolarcloudServer.response(200, "1781519400000")
                        .newBuilder()
                        .addHeader("X-RateLimit-Remaining", "0")
                        .build());
        cloud().faults(List.of());
        assertThat(gateway.elapsed()).isEqualTo(Duration.ofDays(1).plusSeconds(1));
    }

    @Test
    void aRefusedNonceIsReplacedOnce() {
        gateway.always(FAULTS, IsolarcloudServer.failure("E910"));
        assertThat(failure()).isInstanceOf(Transient.class);
        assertThat(gateway.called()).containsExactly("login", FAULTS, FAULTS);
        assertThat(nonces()).doesNotHaveDuplicates();
    }

    @Test
    void plainCallsAreNotRepeatedForTheirTime() {
        gateway.always(FAULTS, IsolarcloudServer.failure("E913"));
        IsolarcloudCloud plain = gateway.cloud();
        assertThat(catchThrowableOfType(CloudException.class, () -> plain.faults(List.of())))
                .isInstanceOf(Transient.class);
        assertThat(gateway.called()).containsExactly("login", FAULTS);
        assertThat(gateway.sent.get(0).request().getHeaders().get("x-random-secret-key"))
                .isNull();
    }

    private static String key(RecordedRequest request) {
        return GatewayCipher.opened(Objects.requireNonNull(request.getHeaders().get("x-random-secret-key")));
    }

    private List<String> keys() {
        return gateway.sent.stream().map(sent -> key(sent.request())).toList();
    }

    private List<String> nonces() {
        return param("nonce");
    }

    private List<String> timestamps() {
        return param("timestamp");
    }

    private List<String> param(String name) {
        return gateway.sent.stream()
                .map(sent -> sent.body().get("api_key_param"))
                .filter(Map.class::isInstance)
                .map(param -> String.valueOf(((Map<?, ?>) param).get(name)))
                .toList();
    }
}
