package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.Malformed;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.AccountCredentials;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connection errors, and responses that do not come from the cloud. */
class ConnectionTest {

    private static final String HTML = "<!DOCTYPE html><html><body>Welcome to our provider</body></html>";

    @TempDir
    Path directory;

    private IsolarcloudServer gateway;
    private String host;

    @BeforeEach
    void start() throws IOException {
        gateway = new IsolarcloudServer(directory);
        host = gateway.server.getHostName();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aWebPageIsMalformed() {
        assertThat(failure(IsolarcloudServer.response(200, "\n " + HTML)))
                .isInstanceOf(Malformed.class)
                .hasMessage(
                        "The answer of " + host + " to getFaultAlarmInfo is a web page or some other text instead of "
                                + "data. Is base-url the address of the gateway? If it is, this error is temporary.");
    }

    @Test
    void aTruncatedResponseIsMalformed() {
        String whole = IsolarcloudServer.sample("getFaultAlarmInfo-v1");
        assertThat(failure(IsolarcloudServer.response(200, whole.substring(0, whole.length() / 2))))
                .isInstanceOf(Malformed.class)
                .hasMessage("The answer of " + host
                        + " to getFaultAlarmInfo ends in the middle. Is base-url the address of "
                        + "the gateway? If it is, this error is temporary.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "null", "[]", "{}", "{\"result_code\":null}", "{\"result_code\":\"1\"", "{a:1}"})
    void aResponseWithoutAnEnvelopeIsMalformed(String body) {
        assertThat(failure(IsolarcloudServer.response(200, body))).isInstanceOf(Malformed.class);
    }

    @Test
    void anEmptyResponseIsMalformed() {
        assertThat(failure(new MockResponse.Builder().code(204).build())).isInstanceOf(Malformed.class);
    }

    @Test
    void dataOfAnotherShapeIsMalformedAndItsPathIsNamed() {
        assertThat(failure(IsolarcloudServer.response(200, IsolarcloudServer.success("{\"pageList\":{\"a\":1}}"))))
                .isInstanceOf(Malformed.class)
                .hasMessage("The answer of " + host + " to getFaultAlarmInfo is invalid: Expected BEGIN_ARRAY but was "
                        + "BEGIN_OBJECT at path $.result_data.pageList. Is base-url the address of the "
                        + "gateway? If it is, this error is temporary.");
    }

    @Test
    void anEndlessResponseIsMalformed() {
        assertThat(failure(IsolarcloudServer.response(200, "[" + " ".repeat(9 << 20) + "]")))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("is longer than any answer should be");
    }

    @Test
    void aConnectionThatBreaksInTheMiddleIsTransient() {
        MockResponse broken = IsolarcloudServer.response(200, IsolarcloudServer.sample("getFaultAlarmInfo-v1"))
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
        assertThat(failure(broken))
                .isInstanceOf(Transient.class)
                .hasMessageStartingWith("The connection to " + host + " broke (");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 403})
    void aTemporaryStatusIsTransient(int status) {
        assertThat(failure(IsolarcloudServer.response(status, HTML)))
                .isInstanceOf(Transient.class)
                .hasMessage(host + " could not serve getFaultAlarmInfo (HTTP " + status
                        + "). The bridge tries again by itself.");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 404, 405})
    void aStatusOfAnotherServerIsAWrongSettingOnceItStays(int status) {
        MockResponse elsewhere = IsolarcloudServer.response(status, HTML)
                .newBuilder()
                .addHeader("Location", gateway.server.url("/elsewhere"))
                .build();
        gateway.always("login", elsewhere);
        IsolarcloudCloud cloud = gateway.cloud();
        String sentence = host + " is not the gateway of iSolarCloud: it answered login with HTTP " + status
                + ". Check region, or base-url if it is set.";
        for (int i = 0; i < 3; i++) {
            assertThat(failureOf(cloud))
                    .isInstanceOf(Transient.class)
                    .hasMessage(sentence + " The bridge tries again by itself.");
            gateway.elapsed.updateAndGet(before -> before.plus(Duration.ofMinutes(2)));
        }
        assertThat(failureOf(cloud)).isInstanceOf(Rejected.class).hasMessage(sentence);
        assertThat(gateway.called()).containsOnly("login");
    }

    @Test
    void anEndpointThatOnlyAProxyAnswersIsNotAvailableWhileOthersAre() {
        gateway.always("getFaultAlarmInfo", IsolarcloudServer.response(404, HTML));
        IsolarcloudCloud cloud = gateway.cloud();
        for (int i = 0; i < 3; i++) {
            assertThat(failureOf(cloud)).isInstanceOf(Transient.class);
            gateway.elapsed.updateAndGet(before -> before.plus(Duration.ofMinutes(2)));
        }
        gateway.always("getPowerStationList", IsolarcloudServer.success("{\"rowCount\":0,\"pageList\":[]}"));
        assertThat(catchThrowable(cloud::inventory)).isNull();
        assertThat(failureOf(cloud)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void anUnauthorizedLoginIsAWrongSettingOnceItStays() {
        gateway.always("login", IsolarcloudServer.response(401, ""));
        IsolarcloudCloud cloud = gateway.cloud();
        for (int i = 0; i < 3; i++) {
            assertThat(failureOf(cloud)).isInstanceOf(Transient.class);
            gateway.elapsed.updateAndGet(before -> before.plus(Duration.ofMinutes(2)));
        }
        assertThat(failureOf(cloud))
                .isInstanceOf(Rejected.class)
                .hasMessage(
                        "iSolarCloud does not let this application log in with an account. Check region, and that the "
                                + "application was created for account login, without OAuth2. (code 401, login)");
    }

    @Test
    void aServerErrorIsMappedByItsStatus() {
        assertThat(failure(IsolarcloudServer.response(500, "{\"status\":500,\"error\":\"Internal Server Error\"}")))
                .isInstanceOf(Transient.class);
        assertThat(failure(IsolarcloudServer.response(400, "{\"status\":400,\"error\":\"Bad Request\"}")))
                .isInstanceOf(Transient.class)
                .hasMessage(host
                        + " did not accept the call getFaultAlarmInfo (HTTP 400). The bridge tries again by itself.");
    }

    @Test
    void aTimeoutIsTransient() {
        MockResponse late = IsolarcloudServer.response(200, HTML)
                .newBuilder()
                .headersDelay(10, TimeUnit.SECONDS)
                .build();
        gateway.always("login", late);
        IsolarcloudCloud hasty = gateway.cloud(with(gateway.server.url("/"), Duration.ofSeconds(1)));
        assertThat(failureOf(hasty))
                .isInstanceOf(Transient.class)
                .hasMessage(host + " did not answer within 1 s. The bridge tries again by itself.");
    }

    @Test
    void aClosedPortIsTransientAndCostsNoCall() {
        HttpUrl nobody = gateway.server.url("/");
        gateway.close();
        assertThat(failureOf(gateway.cloud(with(nobody, Duration.ofSeconds(5)))))
                .isInstanceOf(Transient.class)
                .hasMessage(
                        host
                                + " cannot be reached. Check the internet connection and the firewall, and base-url if it is set.");
        assertThat(gateway.budget.madeToday()).isZero();
    }

    @Test
    void anUnknownHostIsTransient() {
        OkHttpClient lost = new OkHttpClient.Builder()
                .dns(name -> {
                    throw new UnknownHostException(name);
                })
                .build();
        AccountCredentials account = with(HttpUrl.get("https://gateway.isolarcloud.eu/"), Duration.ofSeconds(5));
        assertThat(failureOf(gateway.cloud(account, lost)))
                .isInstanceOf(Transient.class)
                .hasMessage(
                        "The address gateway.isolarcloud.eu cannot be found. Check the internet connection and the name "
                                + "service (DNS), and base-url if it is set.");
    }

    @Test
    void aCertificateThatIsNotTrustedIsTransient() {
        HandshakeCertificates stranger = new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder().build())
                .build();
        gateway.server.useHttps(stranger.sslSocketFactory());
        assertThat(failureOf(gateway.cloud()))
                .isInstanceOf(Transient.class)
                .hasMessageStartingWith("No secure connection to " + host + " is possible (")
                .hasMessageEndingWith("Check the clock of this machine, and whether a proxy or a firewall opens secure "
                        + "connections.");
    }

    @Test
    void aGatewayMayHaveAPath() throws CloudException {
        gateway.always("getFaultAlarmInfo", IsolarcloudServer.success("{\"rowCount\":0}"));
        gateway.cloud(with(gateway.server.url("/behind/a/proxy"), Duration.ofSeconds(5)))
                .faults(List.of());
        assertThat(gateway.sent.get(1).request().getTarget()).isEqualTo("/behind/a/proxy/openapi/getFaultAlarmInfo");
    }

    private CloudException failure(MockResponse response) {
        gateway.always("getFaultAlarmInfo", response);
        return failureOf(gateway.cloud());
    }

    private static CloudException failureOf(IsolarcloudCloud cloud) {
        return Objects.requireNonNull(catchThrowableOfType(CloudException.class, () -> cloud.faults(List.of())));
    }

    private AccountCredentials with(HttpUrl baseUrl, Duration timeout) {
        AccountCredentials account = gateway.account();
        return new AccountCredentials(
                new Application(
                        baseUrl,
                        account.application().appKey(),
                        account.application().secretKey(),
                        account.application().language(),
                        timeout,
                        Optional.empty()),
                account.user(),
                account.password());
    }
}
