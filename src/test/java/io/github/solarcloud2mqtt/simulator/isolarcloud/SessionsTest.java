package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.ACCOUNT;
import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.data;
import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.http.Violation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final String ANY = "getOpenApiCallInfo";

    private final CloudClient client = new CloudClient();

    @Test
    void theRightPasswordYieldsAToken() {
        Map<String, Object> answer = client.login(ACCOUNT.user(), ACCOUNT.password());
        assertThat(answer).containsEntry("result_code", "1").containsEntry("result_msg", "success");
        assertThat(data(answer))
                .containsEntry("login_state", "1")
                .containsEntry("err_times", "0")
                .containsEntry("user_id", "4711")
                .containsEntry("disable_time", null);
        assertThat(text(data(answer), "token")).matches("4711_[0-9a-f]{32}");
    }

    @Test
    void aWrongPasswordIsASuccessWithoutToken() {
        Map<String, Object> answer = client.login(ACCOUNT.user(), "wrong");
        assertThat(answer).containsEntry("result_code", "1");
        assertThat(data(answer))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("login_state", "0", "msg", "wrong password", "err_times", "1", "remain_times", "4"));
    }

    @Test
    void anUnknownAccountIsASuccessWithoutToken() {
        assertThat(data(client.login("nobody", "right")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("login_state", "-1", "msg", "account does not exist"));
    }

    @Test
    void fiveWrongPasswordsLockTheAccountForADay() {
        for (int i = 0; i < 4; i++) {
            assertThat(state("wrong")).isEqualTo("0");
        }
        assertThat(state("wrong")).isEqualTo("2");
        assertThat(state("right")).isEqualTo("2");
        client.pass(Duration.ofHours(24));
        assertThat(state("right")).isEqualTo("1");
    }

    @Test
    void aRightPasswordResetsTheCountOfWrongOnes() {
        for (int i = 0; i < 4; i++) {
            state("wrong");
        }
        state("right");
        assertThat(state("wrong")).isEqualTo("0");
    }

    @Test
    void theEleventhLoginInTenMinutesIsRefused() {
        for (int i = 0; i < 10; i++) {
            assertThat(state("right")).isEqualTo("1");
        }
        assertThat(client.login(ACCOUNT.user(), "right")).containsEntry("result_code", "E916");
        assertThat(client.cloud.violations()).hasSize(1);
        client.pass(Duration.ofMinutes(10));
        assertThat(state("right")).isEqualTo("1");
    }

    @Test
    void everyCallExtendsTheToken() {
        client.loggedIn();
        for (int i = 0; i < 5; i++) {
            client.pass(Duration.ofHours(23));
            client.ask(ANY, Map.of());
        }
        client.pass(Duration.ofHours(24));
        assertThat(client.refused(ANY, Map.of())).isEqualTo("E00003");
    }

    @Test
    void anotherLoginInvalidatesTheOldToken() {
        client.loggedIn();
        String old = client.token();
        client.loggedIn();
        client.ask(ANY, Map.of());
        client.token(old);
        assertThat(client.refused(ANY, Map.of())).isEqualTo("E00003");
    }

    @Test
    void theResponseToAnInvalidTokenHasNoSerialNumber() {
        client.token("4711_00000000000000000000000000000000");
        assertThat(client.send("POST", ANY, client.json(Map.of("appkey", ACCOUNT.appkey(), "token", "old")))
                        .body())
                .isEqualTo(
                        "{\"result_code\":\"E00003\",\"result_msg\":\"er_token_login_invalid\",\"result_data\":null}");
    }

    @Test
    void anInvalidTokenMayBeUsedOnce() {
        client.token("from an earlier life");
        assertThat(client.refused(ANY, Map.of())).isEqualTo("E00003");
        assertThat(client.cloud.violations()).isEmpty();
        assertThat(client.refused(ANY, Map.of())).isEqualTo("E00003");
        assertThat(client.cloud.violations())
                .containsExactly(new Violation(client.now(), ANY, "reuses a token that the cloud has called invalid"));
    }

    private String state(String password) {
        return text(data(client.login(ACCOUNT.user(), password)), "login_state");
    }
}
