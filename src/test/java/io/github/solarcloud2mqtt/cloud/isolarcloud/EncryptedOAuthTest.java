package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OAuth 2.0 with an RSA key. The documentation does not say whether the token endpoints accept encrypted calls. */
class EncryptedOAuthTest {

    private static final String FAULTS = "getFaultAlarmInfo";

    @TempDir
    Path directory;

    private IsolarcloudServer gateway;
    private Application application;

    @BeforeEach
    void start() throws IOException {
        gateway = new IsolarcloudServer(directory);
        application = gateway.account(Optional.of(GatewayCipher.publicKey())).application();
        gateway.always("token", IsolarcloudServer.sample("token-quick-start"));
        gateway.always(FAULTS, IsolarcloudServer.success("{\"row_count\":0}"));
        gateway.seal = EncryptedOAuthTest::sealed;
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void redeem() throws CloudException, IOException {
        gateway.authorization(application).redeem(new Secret(IsolarcloudServer.CODE), IsolarcloudServer.REDIRECT_URI);
    }

    private static boolean isEncrypted(RecordedRequest request) {
        return request.getHeaders().get("x-random-secret-key") != null;
    }

    private static MockResponse sealed(RecordedRequest request, MockResponse answer) {
        return isEncrypted(request)
                ? answer.newBuilder()
                        .body(GatewayCipher.encrypted(
                                text(answer),
                                GatewayCipher.opened(Objects.requireNonNull(
                                        request.getHeaders().get("x-random-secret-key")))))
                        .build()
                : answer;
    }

    private static String text(MockResponse answer) {
        Buffer text = new Buffer();
        try {
            Objects.requireNonNull(answer.getBody()).writeTo(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.readUtf8();
    }

    private List<Boolean> encrypted() {
        return gateway.sent.stream().map(sent -> isEncrypted(sent.request())).toList();
    }

    @Test
    void everyCallIsEncryptedExceptItsToken() throws Exception {
        redeem();
        gateway.platform(application, gateway.state).faults(List.of());
        assertThat(gateway.called()).containsExactly("token", FAULTS);
        assertThat(encrypted()).containsExactly(true, true);
        assertThat(gateway.bodies("token").get(0).get("code")).isEqualTo(IsolarcloudServer.CODE);
        assertThat(IsolarcloudServer.bearer(gateway.sent.get(1).request()))
                .isEqualTo("84a25a35-0000-4000-8000-9144ae5b923d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"E904", "E905", "E906", "E907", "E908", "E909", "E00002", "001", "-1", "page", "other key", "400"
            })
    void aRefusedEncryptedTokenCallIsRepeatedUnencrypted(String refusal) throws Exception {
        gateway.seal = (request, answer) -> isEncrypted(request) ? refused(refusal) : answer;
        redeem();
        assertThat(gateway.called()).containsExactly("token", "token");
        assertThat(encrypted()).containsExactly(true, false);
        assertThat(gateway.bodies("token").get(1).get("code")).isEqualTo(IsolarcloudServer.CODE);
        assertThat(gateway.bodies("token").get(1).containsKey("api_key_param")).isFalse();
    }

    private static MockResponse refused(String refusal) {
        return switch (refusal) {
            case "page" -> IsolarcloudServer.response(200, "<html>?</html>");
            case "other key" -> IsolarcloudServer.response(200, GatewayCipher.encrypted("{}", "another key12345"));
            case "400" -> IsolarcloudServer.response(400, "Bad Request");
            default -> IsolarcloudServer.response(400, IsolarcloudServer.failure(refusal));
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "5", "E00000", "E999"})
    void aRefusalUnrelatedToEncryptionIsNotRepeated(String code) {
        gateway.always("token", IsolarcloudServer.failure(code));
        assertThatThrownBy(this::redeem).isInstanceOf(CloudException.class);
        assertThat(encrypted()).containsExactly(true);
    }

    @Test
    void aRefusalOfBothEndpointsReportsTheLast() {
        gateway.always("token", IsolarcloudServer.failure("E902"));
        gateway.once("token", IsolarcloudServer.failure("E906"));
        assertThatThrownBy(this::redeem)
                .isInstanceOf(CloudException.Rejected.class)
                .hasMessageStartingWith("This application may only make encrypted calls.");
        assertThat(encrypted()).containsExactly(true, false);
    }
}
