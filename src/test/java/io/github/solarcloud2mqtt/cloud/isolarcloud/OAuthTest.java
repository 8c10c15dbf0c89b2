package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens of a consent are stored, renewed, shared and lost. */
class OAuthTest {

    private static final String FAULTS = "getFaultAlarmInfo";
    private static final String FIRST = "84a25a35-0000-4000-8000-9144ae5b923d";
    private static final String FIRST_REFRESH = "d545a0ab-0000-4000-8000-520fd6f60c6b";
    private static final String SECOND = "3b1274dd-0000-4000-8000-89c20c92420a";
    private static final String SECOND_REFRESH = "a05246f8-0000-4000-8000-e9190bcea061";
    private static final String NONE = "There is no consent yet to read the plants. Run \"authorize home\" with this "
            + "configuration; the bridge then continues automatically.";
    private static final String ENDED =
            "The consent to read the plants has ended: the owner withdrew it, it was not used "
                    + "for 30 days, or its tokens were lost or used elsewhere. Run \"authorize home\" with this configuration; the bridge then continues automatically.";

    @TempDir
    Path directory;

    private IsolarcloudServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new IsolarcloudServer(directory);
        gateway.always(FAULTS, IsolarcloudServer.success("{\"row_count\":0,\"pageList\":[]}"));
        gateway.always("refreshToken", IsolarcloudServer.sample("refreshToken-quick-start"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static void ask(IsolarcloudCloud cloud) throws CloudException {
        cloud.faults(List.of());
    }

    private static void isRejected(IsolarcloudCloud cloud, String sentence) {
        Rejected e = Objects.requireNonNull(catchThrowableOfType(Rejected.class, () -> ask(cloud)));
        assertThat(e).hasMessage(sentence);
        assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    private void pass(Duration time) {
        gateway.now.updateAndGet(now -> now.plus(time));
    }

    /** The tokens of the calls. */
    private List<String> used() {
        return gateway.sent.stream()
                .filter(sent -> sent.endpoint().equals(FAULTS))
                .map(sent -> IsolarcloudServer.bearer(sent.request()))
                .toList();
    }

    @Test
    void withoutTokensNoCallIsMade() {
        isRejected(gateway.platform(), NONE);
        assertThat(gateway.called()).isEmpty();
    }

    @Test
    void tokensStoredLaterAreFoundWithoutACall() throws CloudException {
        IsolarcloudCloud cloud = gateway.platform();
        isRejected(cloud, NONE);
        gateway.consent();
        ask(cloud);
        assertThat(gateway.called()).containsExactly(FAULTS);
        assertThat(used()).containsExactly(FIRST);
    }

    @Test
    void aCodeIsExchangedOnceForTokensThatOutliveARestart() throws CloudException {
        gateway.consent();
        ask(gateway.platform());
        ask(gateway.platform());
        assertThat(gateway.called()).containsExactly(FAULTS, FAULTS);
    }

    @Test
    void aCodeIsExchangedAsTheVendorsSampleDoesIt() throws Exception {
        gateway.always("token", IsolarcloudServer.sample("token-quick-start"));
        gateway.authorization().redeem(new Secret(IsolarcloudServer.CODE), IsolarcloudServer.REDIRECT_URI);
        assertThat(gateway.called()).containsExactly("token");
        assertThat(gateway.sent.get(0).request().getTarget()).isEqualTo("/openapi/apiManage/token");
        assertThat(gateway.sent.get(0).request().getHeaders().get("x-access-key"))
                .isEqualTo(IsolarcloudServer.SECRET_KEY);
        assertThat(Objects.requireNonNull(gateway.sent.get(0).request().getBody())
                        .utf8())
                .isEqualTo(IsolarcloudServer.sample("token-quick-start-request").replaceAll("\\s", ""));
    }

    @Test
    void expiringTokensAreRenewedBeforeUse() throws CloudException {
        gateway.consent();
        pass(Duration.ofHours(47));
        ask(gateway.platform());
        pass(Duration.ofMinutes(59));
        ask(gateway.platform());
        assertThat(gateway.called()).containsExactly(FAULTS, "refreshToken", FAULTS);
        assertThat(used()).containsExactly(FIRST, SECOND);
        assertThat(gateway.sent.get(1).request().getTarget()).isEqualTo("/openapi/apiManage/refreshToken");
        assertThat(Objects.requireNonNull(gateway.sent.get(1).request().getBody())
                        .utf8())
                .isEqualTo(IsolarcloudServer.sample("refreshToken-quick-start-request")
                        .replaceAll("\\s", "")
                        .replace("f659b573-0000-4000-8000-d2d601cb9733", FIRST_REFRESH));
    }

    @Test
    void newTokensAreOnTheDiskBeforeTheyAreUsed() throws CloudException {
        gateway.consent();
        gateway.dead.add(FIRST);
        gateway.seal = (request, answer) -> {
            if (IsolarcloudServer.bearer(request).equals(SECOND)) {
                assertThat(directory.resolve("consent-home.json")).content().contains(SECOND, SECOND_REFRESH);
            }
            return answer;
        };
        ask(gateway.platform());
        assertThat(used()).containsExactly(FIRST, SECOND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"E00003", "E900", "401", "invalid_token"})
    void anInvalidTokenIsRenewedOnceAndTheCallRepeatedOnce(String code) throws CloudException {
        gateway.consent();
        pass(Duration.ofHours(1));
        gateway.once(FAULTS, IsolarcloudServer.deadToken(code));
        ask(gateway.platform());
        assertThat(gateway.called()).containsExactly(FAULTS, "refreshToken", FAULTS);
        assertThat(used()).containsExactly(FIRST, SECOND);
    }

    @Test
    void ifEveryTokenIsRefusedRenewalsAreLimited() {
        gateway.consent();
        gateway.always(FAULTS, IsolarcloudServer.response(401, IsolarcloudServer.INVALID_TOKEN));
        IsolarcloudCloud cloud = gateway.platform();
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> ask(cloud)).isInstanceOf(Transient.class);
        }
        assertThat(gateway.bodies("refreshToken")).hasSize(1);
    }

    @Test
    void anEndpointThatIsNotAllowedCostsOneRenewalAndNoMore() {
        gateway.consent();
        pass(Duration.ofHours(1));
        gateway.always(FAULTS, IsolarcloudServer.failure("E900"));
        IsolarcloudCloud cloud = gateway.platform();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> ask(cloud)).isInstanceOf(NotAllowed.class);
            pass(Duration.ofHours(1));
        }
        assertThat(gateway.bodies("refreshToken")).hasSize(1);
        assertThat(gateway.bodies(FAULTS)).hasSize(6);
    }

    @Test
    void withoutAnotherRefreshTokenTheOldOneStaysValid() throws CloudException {
        gateway.consent();
        gateway.always(
                "refreshToken",
                IsolarcloudServer.success("{\"access_token\":\"" + SECOND + "\",\"expires_in\":\"172799\"}"));
        IsolarcloudCloud cloud = gateway.platform();
        pass(Duration.ofDays(3));
        ask(cloud);
        pass(Duration.ofDays(3));
        ask(cloud);
        assertThat(gateway.bodies("refreshToken"))
                .extracting("refresh_token")
                .containsExactly(FIRST_REFRESH, FIRST_REFRESH);
    }

    @Test
    void aResponseWithoutEnvelopeIsAccepted() throws Exception {
        gateway.always("token", "{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"expires_in\":172799}");
        gateway.always("refreshToken", "{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"expires_in\":\"172799\"}");
        gateway.authorization().redeem(new Secret(IsolarcloudServer.CODE), IsolarcloudServer.REDIRECT_URI);
        pass(Duration.ofDays(2));
        ask(gateway.platform());
        assertThat(used()).containsExactly("a2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0", "10", "\"-172799\"", "\"3.7\""})
    void anExpiredFirstTokenIsRenewedAtOnce(String life) throws Exception {
        gateway.always("token", IsolarcloudServer.sample("token-quick-start").replace("172799", life));
        gateway.authorization().redeem(new Secret(IsolarcloudServer.CODE), IsolarcloudServer.REDIRECT_URI);
        ask(gateway.platform());
        assertThat(gateway.called()).containsExactly("token", "refreshToken", FAULTS);
        assertThat(used()).containsExactly(SECOND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "11", "\"soon\"", "null", "99999999999999999999"})
    void tokensWithAnInvalidExpiryAreUsedUntilTheCloudRefusesThem(String life) throws CloudException {
        gateway.consent();
        gateway.always(
                "refreshToken",
                IsolarcloudServer.sample("refreshToken-quick-start").replace("172799", life));
        pass(Duration.ofDays(2));
        IsolarcloudCloud cloud = gateway.platform();
        for (int i = 0; i < 5; i++) {
            ask(cloud);
        }
        assertThat(gateway.bodies("refreshToken")).hasSize(1);
        assertThat(used()).containsOnly(SECOND).hasSize(5);
    }

    @Test
    void aRefreshTokenIsNeverSentTwiceAutomatically() throws CloudException {
        gateway.consent();
        gateway.once(
                "refreshToken",
                new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build());
        pass(Duration.ofDays(3));
        assertThatThrownBy(() -> ask(gateway.platform())).isInstanceOf(Transient.class);
        assertThat(gateway.called()).containsExactly("refreshToken");
    }

    @Test
    void tokenCallsHaveALongerTimeout() {
        Application application = gateway.application();
        assertThat(application.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(application.patient(Duration.ofMinutes(1)).timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(application.patient(Duration.ofSeconds(2))).isEqualTo(application);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result_code\":\"1\",\"result_data\":{\"code\":\"2\"}}",
                "{\"result_code\":\"1\",\"result_data\":{\"code\":\"-2\",\"access_token\":null}}",
                "{\"result_code\":\"1\",\"result_data\":{\"code\":4}}",
                "{\"result_code\":\"1\",\"result_data\":{\"code\":\"5\"}}",
                "{\"result_code\":\"5\",\"result_msg\":\"x\"}",
                "{\"code\":\"-2\"}",
                "{\"error\":\"invalid_grant\",\"error_description\":\"x\"}",
                "{\"error\":\"invalid_token\",\"error_description\":\"Invalid refresh token\"}",
                "{\"result_code\":\"E00003\"}"
            })
    void anInvalidRefreshTokenMeansThatTheAuthorizationHasEnded(String answer) throws CloudException {
        gateway.consent();
        gateway.always("refreshToken", answer);
        pass(Duration.ofDays(31));
        IsolarcloudCloud cloud = gateway.platform();
        for (int i = 0; i < 10; i++) {
            isRejected(cloud, ENDED);
            pass(Duration.ofSeconds(30));
        }
        assertThat(gateway.called()).containsExactly("refreshToken");
        gateway.consent();
        ask(cloud);
        assertThat(gateway.called()).containsExactly(FAULTS);
    }

    @Test
    void aStatusOfAProxyEndsNoConsent() throws CloudException {
        gateway.consent();
        pass(Duration.ofDays(2));
        IsolarcloudCloud cloud = gateway.platform();
        for (int i = 0; i < 3; i++) {
            gateway.once("refreshToken", IsolarcloudServer.response(401, ""));
            assertThatThrownBy(() -> ask(cloud))
                    .isInstanceOf(CloudException.Transient.class)
                    .hasMessage(
                            "The tokens of the consent could not be renewed. (code 401, refreshToken) The bridge tries "
                                    + "again by itself.");
            pass(Duration.ofMinutes(2));
        }
        ask(cloud);
        assertThat(used()).containsExactly(SECOND);
    }

    @Test
    void aStatusThatStaysEndsTheConsent() {
        gateway.consent();
        pass(Duration.ofDays(2));
        IsolarcloudCloud cloud = gateway.platform();
        gateway.always("refreshToken", IsolarcloudServer.response(401, ""));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> ask(cloud)).isInstanceOf(CloudException.Transient.class);
            pass(Duration.ofMinutes(2));
        }
        isRejected(cloud, ENDED);
    }

    @Test
    void aPairThatTheCloudHasLostIsReplacedWithTheFormerRefreshToken() throws CloudException {
        gateway.consent();
        pass(Duration.ofDays(2));
        IsolarcloudCloud cloud = gateway.platform();
        gateway.dead.add("lost");
        gateway.once(
                "refreshToken",
                IsolarcloudServer.success(
                        "{\"code\":\"1\",\"access_token\":\"lost\",\"refresh_token\":\"lost-refresh\","
                                + "\"expires_in\":172799}"));
        assertThatThrownBy(() -> ask(cloud)).isInstanceOf(CloudException.Transient.class);
        assertThat(directory.resolve("consent-home.json")).content().contains("lost-refresh", FIRST_REFRESH);
        gateway.once("refreshToken", IsolarcloudServer.response(401, IsolarcloudServer.INVALID_TOKEN));
        pass(Duration.ofMinutes(11));
        ask(gateway.platform());
        assertThat(gateway.bodies("refreshToken"))
                .extracting("refresh_token")
                .containsExactly(FIRST_REFRESH, "lost-refresh", FIRST_REFRESH);
        assertThat(directory.resolve("consent-home.json"))
                .content()
                .contains(SECOND, SECOND_REFRESH)
                .doesNotContain("lost", FIRST_REFRESH);
    }

    @Test
    void aRefreshTokenThatWasRefusedByMistakeIsTriedAgain() throws CloudException {
        gateway.consent();
        gateway.once("refreshToken", IsolarcloudServer.response(401, IsolarcloudServer.INVALID_TOKEN));
        pass(Duration.ofDays(2));
        IsolarcloudCloud cloud = gateway.platform();
        isRejected(cloud, ENDED);
        pass(Duration.ofHours(1));
        ask(cloud);
        assertThat(used()).containsExactly(SECOND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"result_code\":\"1\",\"result_data\":{\"code\":\"-1\"}} | Transient",
                "{\"result_code\":\"-1\"} | Transient",
                "{\"result_code\":\"E999\"} | QuotaSpent",
                "{\"result_code\":\"E00000\"} | Rejected",
                "{\"result_code\":\"E900\"} | Rejected",
                "{\"result_code\":\"1\",\"result_data\":{}} | Malformed",
                "{\"result_code\":\"1\",\"result_data\":{\"access_token\":\"a b\"}} | Malformed",
                "{\"result_code\":\"1\"} | Malformed",
                "{} | Malformed",
                "<html/> | Malformed"
            })
    void aRenewalThatFailsOtherwiseSpendsNothing(String answer, String kind) throws CloudException {
        gateway.consent();
        gateway.once("refreshToken", answer);
        pass(Duration.ofDays(2));
        IsolarcloudCloud cloud = gateway.platform();
        CloudException failure = Objects.requireNonNull(catchThrowableOfType(CloudException.class, () -> ask(cloud)));
        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        ask(cloud);
        assertThat(used()).containsExactly(SECOND);
    }

    @Test
    void anApplicationWithoutOauthIsAWrongSetting() {
        gateway.consent();
        gateway.always("refreshToken", IsolarcloudServer.failure("E996"));
        pass(Duration.ofDays(2));
        assertThatThrownBy(() -> ask(gateway.platform()))
                .isInstanceOf(Rejected.class)
                .hasMessage("iSolarCloud does not let this application ask for consent. Check region, and that the "
                        + "application was created with OAuth2. (code E996 \"words for E996\", refreshToken)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"application\":1}", "{\"accessToken\":{}}", "\u0000"})
    void aDamagedFileIsNoConsent(String content) throws Exception {
        Files.writeString(directory.resolve("consent-home.json"), content);
        isRejected(gateway.platform(), NONE);
        gateway.consent();
        ask(gateway.platform());
    }

    @Test
    void theConsentOfAnotherApplicationIsNone() {
        gateway.consent();
        Application mine = gateway.application();
        Application other = new Application(
                mine.baseUrl(), new Secret("other"), mine.secretKey(), "en_US", mine.timeout(), mine.rsaPublicKey());
        isRejected(gateway.platform(other, gateway.state), NONE);
    }

    @Test
    void tokensRenewedByAnotherProcessAreUsed() throws CloudException {
        gateway.consent();
        IsolarcloudCloud bridge = gateway.platform();
        IsolarcloudCloud check = gateway.platform(gateway.application(), new StateDirectory(directory));
        ask(bridge);
        pass(Duration.ofDays(2));
        ask(check);
        ask(bridge);
        assertThat(gateway.called()).containsExactly(FAULTS, "refreshToken", FAULTS, FAULTS);
        assertThat(used()).containsExactly(FIRST, SECOND, SECOND);
    }

    @Test
    void twoThreadsWithAnInvalidTokenRenewItOnce() throws Exception {
        gateway.consent();
        IsolarcloudCloud cloud = gateway.platform();
        ask(cloud);
        gateway.dead.add(FIRST);
        // Slow, so that the second thread needs a token before the first has one.
        gateway.always(
                "refreshToken",
                IsolarcloudServer.response(200, IsolarcloudServer.sample("refreshToken-quick-start"))
                        .newBuilder()
                        .headersDelay(300, TimeUnit.MILLISECONDS)
                        .build());
        IsolarcloudServer.inTwoThreads(() -> cloud.faults(List.of()));
        assertThat(gateway.bodies("refreshToken")).hasSize(1);
    }

    @Test
    void noTokensAreRequestedIfTheyCannotBeStored() throws Exception {
        gateway.consent();
        pass(Duration.ofDays(2));
        Path obstacle = Files.createDirectories(directory.resolve("trial.new/x"));
        IsolarcloudCloud cloud = gateway.platform();
        assertThatThrownBy(() -> ask(cloud))
                .isInstanceOf(Rejected.class)
                .hasMessageStartingWith(
                        "The tokens of the consent have to be renewed, but the new ones could not be stored: ")
                .hasMessageEndingWith(
                        "Make the state directory writable for the user the bridge runs as, and check that the "
                                + "disk is not full. The bridge then continues automatically.");
        assertThat(gateway.called()).isEmpty();
        Files.delete(obstacle);
        ask(cloud);
        assertThat(used()).containsExactly(SECOND);
    }

    @Test
    void tokensThatCannotBeStoredAreUsedAndStoredLater() throws Exception {
        gateway.consent();
        pass(Duration.ofDays(2));
        Path obstacle = Files.createDirectories(directory.resolve("consent-home.json.new/x"));
        IsolarcloudCloud cloud = gateway.platform();
        ask(cloud);
        ask(cloud);
        assertThat(used()).containsExactly(SECOND, SECOND);
        assertThat(directory.resolve("consent-home.json")).content().contains(FIRST);
        Files.delete(obstacle);
        ask(cloud);
        assertThat(directory.resolve("consent-home.json")).content().contains(SECOND, SECOND_REFRESH);
    }

    @Test
    void aLaterConsentReplacesTokensThatCouldNotBeStored() throws Exception {
        gateway.consent();
        pass(Duration.ofDays(2));
        Path obstacle = Files.createDirectories(directory.resolve("consent-home.json.new/x"));
        IsolarcloudCloud cloud = gateway.platform();
        ask(cloud);
        Files.delete(obstacle);
        gateway.consent();
        ask(cloud);
        assertThat(used()).containsExactly(FIRST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | iSolarCloud does not accept the code. It was used before, is older than 30 minutes, or is "
                        + "not complete. Run authorize again and use the new code.",
                "3 | iSolarCloud has no consent for this application. Run authorize again, log in as the owner "
                        + "of the plants, select them and agree.",
                "4 | iSolarCloud does not know the application. Check app-key and secret-key, and that application-id is that of the same application.",
                "5 | iSolarCloud expects another redirect URL. Make redirect-uri exactly the same as the "
                        + "application's Redirect URL in the developer portal, then run authorize again.",
                "6 | iSolarCloud does not let this application ask for consent. Check region, and that the application was created with OAuth2.",
                "E900 | iSolarCloud does not let this application ask for consent. Check region, and that the application was created with OAuth2.",
                "E00000 | iSolarCloud does not know the application key in this region. Check app-key for typing errors and blanks, and region."
            })
    void aCodeThatIsRefusedSaysWhatToDo(String code, String sentence) {
        gateway.always("token", IsolarcloudServer.failure(code).replace("words", "words on " + IsolarcloudServer.CODE));
        assertThatThrownBy(() -> gateway.authorization()
                        .redeem(new Secret(IsolarcloudServer.CODE), IsolarcloudServer.REDIRECT_URI))
                .isInstanceOf(Rejected.class)
                .hasMessage(sentence + " (code " + code + " \"words on *** for " + code + "\", token)");
        assertThat(directory.resolve("consent-home.json")).doesNotExist();
    }

    @Test
    void aRefusalInsideASuccessIsARefusal() {
        gateway.always("token", IsolarcloudServer.success("{\"code\":\"2\"}"));
        assertThatThrownBy(() -> gateway.authorization()
                        .redeem(new Secret(IsolarcloudServer.CODE), IsolarcloudServer.REDIRECT_URI))
                .isInstanceOf(Rejected.class)
                .hasMessageStartingWith("iSolarCloud does not accept the code.");
    }

    @Test
    void aCodeIsNotUsedIfTokensCannotBeStored() throws IOException {
        Files.createDirectories(directory.resolve("trial.new/x"));
        assertThatThrownBy(() -> gateway.authorization().checkStorage()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> gateway.authorization()
                        .redeem(new Secret(IsolarcloudServer.CODE), IsolarcloudServer.REDIRECT_URI))
                .isInstanceOf(IOException.class);
        assertThat(gateway.called()).isEmpty();
    }
}
