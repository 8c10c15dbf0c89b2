package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.AccountCredentials;
import io.github.solarcloud2mqtt.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSessionTest {

    private static final String NO_FAULTS = IsolarcloudServer.success("{\"rowCount\":0,\"pageList\":[]}");
    private static final String SECOND_TOKEN = "4711_fedcba9876543210fedcba9876543210";

    @TempDir
    Path directory;

    private IsolarcloudServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new IsolarcloudServer(directory);
        gateway.always("getFaultAlarmInfo", NO_FAULTS);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void oneLoginServesManyCalls() throws CloudException {
        IsolarcloudCloud cloud = gateway.cloud();
        cloud.faults(List.of());
        cloud.faults(List.of());
        assertThat(gateway.called()).containsExactly("login", "getFaultAlarmInfo", "getFaultAlarmInfo");
    }

    @Test
    void theTokenOutlivesARestart() throws CloudException {
        gateway.cloud().faults(List.of());
        gateway.cloud().faults(List.of());
        assertThat(gateway.called()).containsExactly("login", "getFaultAlarmInfo", "getFaultAlarmInfo");
        assertThat(directory.resolve("token-home.json")).exists();
    }

    @Test
    void anotherPasswordIsTriedAtOnce() throws CloudException {
        gateway.cloud().faults(List.of());
        AccountCredentials first = gateway.account();
        AccountCredentials changed = new AccountCredentials(
                new Application(
                        first.application().baseUrl(),
                        first.application().appKey(),
                        first.application().secretKey(),
                        first.application().language(),
                        first.application().timeout(),
                        Optional.empty()),
                first.user(),
                new Secret("herring"));
        gateway.cloud(changed).faults(List.of());
        assertThat(gateway.called()).containsExactly("login", "getFaultAlarmInfo", "login", "getFaultAlarmInfo");
    }

    @Test
    void theTokenOfAnotherAccountIsNotUsed() throws CloudException {
        gateway.cloud().faults(List.of());
        AccountCredentials first = gateway.account();
        AccountCredentials other = new AccountCredentials(
                new Application(
                        first.application().baseUrl(),
                        first.application().appKey(),
                        first.application().secretKey(),
                        "_de_DE",
                        first.application().timeout(),
                        Optional.empty()),
                "other@example.org",
                new Secret("herring"));
        gateway.cloud(other).faults(List.of());
        assertThat(gateway.called()).containsExactly("login", "getFaultAlarmInfo", "login", "getFaultAlarmInfo");
        assertThat(gateway.bodies("login").get(1).get("user_password")).isEqualTo("herring");
        assertThat(gateway.bodies("login").get(1).get("lang")).isEqualTo("_de_DE");
    }

    @Test
    void aDamagedTokenFileMeansALogin() throws CloudException, IOException {
        Files.writeString(directory.resolve("token-home.json"), "{\"account\":");
        gateway.cloud().faults(List.of());
        assertThat(gateway.called()).containsExactly("login", "getFaultAlarmInfo");
    }

    @Test
    void theTokenFileDoesNotRevealTheAccount() throws CloudException, IOException {
        gateway.cloud().faults(List.of());
        assertThat(Files.readString(directory.resolve("token-home.json")))
                .matches("\\{\"account\":\"[0-9a-f]{64}\",\"token\":\"" + IsolarcloudServer.TOKEN + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"E00003", "E900", "401", "invalid_token"})
    void anInvalidTokenIsReplacedAndTheCallRepeated(String code) throws CloudException {
        IsolarcloudCloud cloud = gateway.cloud();
        cloud.faults(List.of());
        gateway.now.updateAndGet(now -> now.plus(Duration.ofHours(25)));
        gateway.once("getFaultAlarmInfo", IsolarcloudServer.deadToken(code));
        gateway.once("login", IsolarcloudServer.sample("login-v1").replace(IsolarcloudServer.TOKEN, SECOND_TOKEN));
        cloud.faults(List.of());
        assertThat(gateway.called())
                .containsExactly("login", "getFaultAlarmInfo", "getFaultAlarmInfo", "login", "getFaultAlarmInfo");
        assertThat(gateway.bodies("getFaultAlarmInfo"))
                .extracting("token")
                .containsExactly(IsolarcloudServer.TOKEN, IsolarcloudServer.TOKEN, SECOND_TOKEN);
    }

    @Test
    void aStoredTokenThatHasExpiredIsReplaced() throws CloudException {
        gateway.cloud().faults(List.of());
        gateway.once("getFaultAlarmInfo", IsolarcloudServer.failure("E00003"));
        gateway.cloud().faults(List.of());
        assertThat(gateway.called())
                .containsExactly("login", "getFaultAlarmInfo", "getFaultAlarmInfo", "login", "getFaultAlarmInfo");
    }

    @Test
    void tokensThatExpireEveryDayCostOneLoginADay() throws CloudException {
        IsolarcloudCloud cloud = gateway.cloud();
        for (int day = 0; day < 10; day++) {
            cloud.faults(List.of());
            gateway.now.updateAndGet(now -> now.plus(Duration.ofDays(1)));
            gateway.once("getFaultAlarmInfo", IsolarcloudServer.failure("E00003"));
        }
        assertThat(gateway.bodies("login")).hasSize(10);
    }

    @Test
    void ifEveryTokenIsRefusedLoginsAreLimited() throws CloudException {
        gateway.always("getFaultAlarmInfo", IsolarcloudServer.failure("E00003"));
        IsolarcloudCloud cloud = gateway.cloud();
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> cloud.faults(List.of())).isInstanceOf(Transient.class);
        }
        assertThat(gateway.bodies("login")).hasSize(1);
        gateway.now.updateAndGet(now -> now.plus(Duration.ofMinutes(11)));
        assertThatThrownBy(() -> cloud.faults(List.of())).isInstanceOf(Transient.class);
        assertThat(gateway.bodies("login")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"14, 1", "15, 2", "614, 2", "615, 3", "1214, 3", "1215, 4"})
    void aTokenThatWasNeverAcceptedIsReplacedSoonOnceAndThenRarely(int seconds, int logins) {
        gateway.always("getFaultAlarmInfo", IsolarcloudServer.failure("E00003"));
        IsolarcloudCloud cloud = gateway.cloud();
        Instant start = gateway.clock.instant();
        for (int second = 0; second < seconds; second += 15) {
            gateway.now.set(start.plusSeconds(second));
            assertThatThrownBy(() -> cloud.faults(List.of())).isInstanceOf(Transient.class);
        }
        gateway.now.set(start.plusSeconds(seconds));
        assertThatThrownBy(() -> cloud.faults(List.of())).isInstanceOf(Transient.class);
        assertThat(gateway.bodies("login")).hasSize(logins);
    }

    /** On a cloud that knows one token an account, a short run of another program can end its work. */
    @Test
    void aTokenThatReplacedAnotherIsNotReplacedWithinFifteenSeconds() throws CloudException {
        IsolarcloudCloud cloud = gateway.cloud();
        cloud.faults(List.of());
        gateway.once("getFaultAlarmInfo", IsolarcloudServer.failure("E00003"));
        gateway.once("login", IsolarcloudServer.sample("login-v1").replace(IsolarcloudServer.TOKEN, SECOND_TOKEN));
        cloud.faults(List.of());
        assertThat(gateway.bodies("login")).hasSize(2);
        gateway.now.updateAndGet(now -> now.plusMillis(14_999));
        gateway.once("getFaultAlarmInfo", IsolarcloudServer.failure("E00003"));
        assertThatThrownBy(() -> cloud.faults(List.of())).isInstanceOf(Transient.class);
        assertThat(gateway.bodies("login")).hasSize(2);
        gateway.now.updateAndGet(now -> now.plusMillis(1));
        gateway.once("getFaultAlarmInfo", IsolarcloudServer.failure("E00003"));
        cloud.faults(List.of());
        assertThat(gateway.bodies("login")).hasSize(3);
    }

    @Test
    void anEndpointThatIsNotAllowedCostsOneLoginAndNoMore() throws CloudException {
        gateway.always("getOpenApiCallInfo", IsolarcloudServer.failure("E900"));
        IsolarcloudCloud cloud = gateway.cloud();
        cloud.faults(List.of());
        assertThatThrownBy(cloud::quota).isInstanceOf(NotAllowed.class);
        gateway.now.updateAndGet(now -> now.plus(Duration.ofDays(1)));
        cloud.faults(List.of());
        assertThatThrownBy(cloud::quota).isInstanceOf(NotAllowed.class);
        assertThat(gateway.bodies("login")).hasSize(2);
        assertThat(gateway.bodies("getOpenApiCallInfo")).hasSize(3);
    }

    @Test
    void plantsThatAreForbiddenAmongOthersCostOneLoginTogether() throws CloudException {
        IsolarcloudCloud cloud = gateway.cloud();
        cloud.faults(List.of());
        gateway.now.updateAndGet(now -> now.plus(Duration.ofHours(1)));
        for (int plant = 0; plant < 10; plant++) {
            gateway.once("getFaultAlarmInfo", IsolarcloudServer.failure("E900"));
            if (plant == 0) {
                // The repetition with a new token.
                gateway.once("getFaultAlarmInfo", IsolarcloudServer.failure("E900"));
            }
            assertThatThrownBy(() -> cloud.faults(List.of())).isInstanceOf(NotAllowed.class);
            cloud.faults(List.of());
        }
        assertThat(gateway.bodies("login")).hasSize(2);
    }

    @Test
    void aForbiddenEndpointIsReported() throws CloudException {
        IsolarcloudCloud cloud = gateway.cloud();
        cloud.faults(List.of());
        gateway.always("getFaultAlarmInfo", IsolarcloudServer.failure("E900"));
        assertThatThrownBy(() -> cloud.faults(List.of())).isInstanceOf(NotAllowed.class);
    }

    @Test
    void twoThreadsWithAnInvalidTokenLogInOnce() throws Exception {
        IsolarcloudCloud cloud = gateway.cloud();
        cloud.faults(List.of());
        gateway.dead.add(IsolarcloudServer.TOKEN);
        // Slow, so that the second thread needs a token before the first has one.
        gateway.always(
                "login",
                IsolarcloudServer.response(
                                200,
                                IsolarcloudServer.sample("login-v1").replace(IsolarcloudServer.TOKEN, SECOND_TOKEN))
                        .newBuilder()
                        .headersDelay(300, TimeUnit.MILLISECONDS)
                        .build());
        IsolarcloudServer.inTwoThreads(() -> cloud.faults(List.of()));
        assertThat(gateway.bodies("login")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1 | '' | localhost knows no such user. Check auth.user, and check region: an account exists "
                        + "in one region only.",
                "0 | '' | The password is wrong. Correct auth.password; after too many wrong ones iSolarCloud locks the account.",
                "0 | ,\"remain_times\":3 | The password is wrong. Correct auth.password (attempts left: 3); after too many wrong ones iSolarCloud locks the account.",
                "2 | '' | The account is locked after too many wrong passwords. Unlock it in the iSolarCloud app or wait, correct auth.password, then start the bridge again.",
                "5 | '' | The account is locked by an administrator. Ask your installer or iSolarCloud's support to unlock it.",
                "7 | '' | iSolarCloud refused the login (login_state 7). Check that you can log in to the iSolarCloud app with auth.user and auth.password."
            })
    void aRefusedLoginSaysWhatToDo(String state, String more, String sentence) {
        gateway.always(
                "login", IsolarcloudServer.success("{\"login_state\":\"" + state + "\",\"msg\":\"?\"" + more + "}"));
        Rejected e = Objects.requireNonNull(
                catchThrowableOfType(Rejected.class, () -> gateway.cloud().faults(List.of())));
        assertThat(e.getMessage()).isEqualTo(sentence.replace("localhost", gateway.server.getHostName()));
        assertThat(e.retryAfter()).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void aWrongPasswordIsNotTriedAgainForTwelveHours() {
        gateway.always("login", IsolarcloudServer.success("{\"login_state\":\"0\"}"));
        IsolarcloudCloud cloud = gateway.cloud();
        assertThatThrownBy(() -> cloud.faults(List.of())).isInstanceOf(Rejected.class);
        gateway.now.updateAndGet(now -> now.plus(Duration.ofHours(11)));
        Rejected e = Objects.requireNonNull(catchThrowableOfType(Rejected.class, () -> cloud.faults(List.of())));
        assertThat(e.retryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(gateway.bodies("login")).hasSize(1);
        gateway.now.updateAndGet(now -> now.plus(Duration.ofHours(1)));
        assertThatThrownBy(() -> cloud.faults(List.of())).isInstanceOf(Rejected.class);
        assertThat(gateway.bodies("login")).hasSize(2);
    }

    @Test
    void tooManyLoginsAreFollowedByAnHourWithoutCalls() {
        gateway.always("login", IsolarcloudServer.failure("E916"));
        IsolarcloudCloud cloud = gateway.cloud();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> cloud.faults(List.of()))
                    .isInstanceOf(QuotaSpent.class)
                    .extracting(e -> ((QuotaSpent) e).retryAfter())
                    .isEqualTo(Duration.ofHours(1));
        }
        assertThat(gateway.called()).containsExactly("login");
    }

    @Test
    void aTemporaryLoginFailureIsRetried() throws CloudException {
        gateway.once("login", IsolarcloudServer.failure("-1"));
        IsolarcloudCloud cloud = gateway.cloud();
        assertThatThrownBy(() -> cloud.faults(List.of())).isInstanceOf(Transient.class);
        cloud.faults(List.of());
        assertThat(gateway.called()).containsExactly("login", "login", "getFaultAlarmInfo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"E900", "E00003", "E996"})
    void anApplicationWithoutAccountLoginIsAWrongSetting(String code) {
        gateway.always("login", IsolarcloudServer.failure(code));
        assertThatThrownBy(() -> gateway.cloud().faults(List.of()))
                .isInstanceOf(Rejected.class)
                .hasMessage(
                        "iSolarCloud does not let this application log in with an account. Check region, and that the "
                                + "application was created for account login, without OAuth2. (code " + code
                                + " \"words for "
                                + code + "\", login)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"login_state\":\"1\",\"token\":\"\"}", "{\"login_state\":\"1\"}", "[]", "null", "\"\""})
    void aMalformedLoginResponseIsMalformed(String data) {
        gateway.always("login", IsolarcloudServer.success(data));
        assertThatThrownBy(() -> gateway.cloud().faults(List.of()))
                .isInstanceOf(CloudException.Malformed.class)
                .hasMessageContaining("to login is invalid");
    }

    @Test
    void aSecretKeyWithALineBreakIsRefusedWithoutShowingIt() {
        AccountCredentials account = gateway.account();
        AccountCredentials broken = new AccountCredentials(
                new Application(
                        account.application().baseUrl(),
                        account.application().appKey(),
                        new Secret("abc\ndef"),
                        account.application().language(),
                        account.application().timeout(),
                        Optional.empty()),
                account.user(),
                account.password());
        assertThatThrownBy(() -> gateway.cloud(broken).faults(List.of()))
                .isInstanceOf(Rejected.class)
                .hasMessage(
                        "secret-key contains a blank, a line break or a character that cannot be sent. Copy it again "
                                + "from the developer portal.");
        assertThat(gateway.called()).isEmpty();
    }
}
