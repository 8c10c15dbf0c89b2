package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.ACCOUNT;
import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.data;
import static io.github.solarcloud2mqtt.simulator.isolarcloud.CloudClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorizationsTest {

    private static final Map<String, Object> PAGE = Map.of("page", 1, "size", 10);

    private final PlatformClient platform = new PlatformClient();
    private final CloudClient client = platform.client;
    private final SimulatedIsolarcloud cloud = client.cloud;

    @Test
    void aCodeIsExchangedForAPairOfTokens() {
        String code = cloud.consent();
        assertThat(code).matches("[A-Za-z0-9]{6}");
        Map<String, Object> answer = platform.exchange(code);
        assertThat(answer).containsEntry("result_code", "1");
        assertThat(data(answer))
                .containsOnlyKeys(
                        "access_token", "refresh_token", "token_type", "expires_in", "auth_ps_list", "auth_user")
                .containsEntry("token_type", "bearer")
                .containsEntry("expires_in", 172_799.0)
                .containsEntry("auth_ps_list", List.of("974621"));
        assertThat(text(data(answer), "access_token")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(cloud.secrets())
                .containsExactly(code, text(data(answer), "access_token"), text(data(answer), "refresh_token"));
    }

    @Test
    void aCodeIsUsedOnceWithinHalfAnHour() {
        String code = cloud.consent();
        client.pass(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(platform.exchange(code)).containsEntry("result_code", "1");
        assertThat(platform.exchange(code))
                .containsEntry("result_code", "2")
                .containsEntry("result_msg", "Invalid authorization code");
        String late = cloud.consent();
        client.pass(Duration.ofMinutes(30));
        assertThat(platform.exchange(late)).containsEntry("result_code", "2");
        assertThat(platform.violations()).isEmpty();
    }

    @Test
    void anotherRedirectUrlIsRejectedAndUsesUpTheCode() {
        String code = cloud.consent();
        assertThat(platform.exchange(Map.of("code", code, "redirect_uri", "http://localhost:8081/")))
                .containsEntry("result_code", "5")
                .containsEntry("result_msg", "Redirect address mismatch");
        assertThat(platform.exchange(code)).containsEntry("result_code", "2");
    }

    @Test
    void otherErrorsOfAnExchangeAreViolations() {
        assertThat(platform.exchange(Map.of("code", "x", "grant_type", "password")))
                .containsEntry("result_code", "6");
        assertThat(platform.exchange(Map.of())).containsEntry("result_code", "009");
        assertThat(platform.exchange(Map.of("code", "x", "token_scope_mode", "everything")))
                .containsEntry("result_code", "010");
        assertThat(platform.violations())
                .containsExactly(
                        "6 Grant type not supported",
                        "009 er_missing_parameter:code",
                        "010 er_parameter_value_invalid:token_scope_mode");
        assertThat(platform.exchange(Map.of("code", cloud.consent(), "token_scope_mode", "authorization_bound")))
                .containsEntry("result_code", "1");
    }

    @Test
    void theKeysOfTheApplicationAreCheckedFirst() {
        client.headers.put("x-access-key", "wrong");
        assertThat(platform.exchange(cloud.consent())).containsEntry("result_code", "E912");
    }

    @Test
    void aRefreshInvalidatesTheOldPair() {
        Map<String, Object> first = data(platform.exchange(cloud.consent()));
        Map<String, Object> second = data(platform.refresh(text(first, "refresh_token")));
        assertThat(second)
                .containsOnlyKeys("access_token", "refresh_token", "token_type", "expires_in", "code")
                .containsEntry("code", "1");
        platform.bearer(text(first, "access_token"));
        assertThat(platform.askWhole("platform/queryPowerStationList", PAGE)).containsEntry("error", "invalid_token");
        platform.bearer(text(second, "access_token"));
        platform.ask("queryPowerStationList", PAGE);
        assertThat(platform.violations()).isEmpty();
        assertThat(data(platform.refresh(text(first, "refresh_token")))).containsExactly(Map.entry("code", "5"));
        assertThat(platform.violations()).containsExactly("uses a refresh token twice");
    }

    @Test
    void aRefreshTokenMayBeUsedAgainAfterALostResponse() {
        String token = text(data(platform.exchange(cloud.consent())), "refresh_token");
        cloud.faultInjection().respondWithHalf("refreshToken", 1);
        platform.refresh(token);
        assertThat(data(platform.refresh(token))).containsEntry("code", "5");
        assertThat(platform.violations()).isEmpty();
    }

    @Test
    void tokensExpire() {
        Map<String, Object> pair = data(platform.exchange(cloud.consent()));
        platform.bearer(text(pair, "access_token"));
        client.pass(Duration.ofDays(2).minusSeconds(1));
        platform.ask("queryPowerStationList", PAGE);
        client.pass(Duration.ofSeconds(1));
        assertThat(platform.askWhole("platform/queryPowerStationList", PAGE)).containsEntry("error", "invalid_token");
        client.pass(Duration.ofDays(28));
        assertThat(data(platform.refresh(text(pair, "refresh_token")))).containsExactly(Map.entry("code", "-2"));
        assertThat(data(platform.refresh("any"))).containsExactly(Map.entry("code", "5"));
    }

    @Test
    void aConsentCanBeWithdrawn() {
        platform.authorized();
        String refreshToken = cloud.secrets().get(2);
        cloud.faultInjection().withdrawConsent();
        Map<String, Object> answer = platform.askWhole("platform/queryPowerStationList", PAGE);
        assertThat(answer)
                .containsOnlyKeys("error", "error_description", "req_serial_num")
                .containsEntry("error", "invalid_token")
                .containsEntry("error_description", "Invalid access token");
        assertThat(data(platform.refresh(refreshToken))).containsExactly(Map.entry("code", "2"));
        assertThat(platform.violations()).isEmpty();
        platform.askWhole("platform/queryPowerStationList", PAGE);
        assertThat(platform.violations()).containsExactly("reuses a token that the cloud has called invalid");
    }

    @Test
    void anInvalidTokenMayBeRetriedAfterAWrongResponse() {
        platform.authorized();
        cloud.faultInjection().invalidateToken();
        cloud.faultInjection().respondWithFilterError("*", 1, "invalid_token", "Invalid access token");
        for (int i = 0; i < 3; i++) {
            platform.askWhole("platform/queryPowerStationList", PAGE);
        }
        assertThat(platform.violations()).isEmpty();
        client.pass(Duration.ofMinutes(15));
        platform.askWhole("platform/queryPowerStationList", PAGE);
        assertThat(platform.violations()).hasSize(1);
    }

    @Test
    void theTokenFilterHasAConfigurableStatus() {
        platform.authorized().bearer("wrong");
        String body = client.json(Map.of("appkey", ACCOUNT.appkey()));
        assertThat(client.send("POST", "platform/queryPowerStationList", body).status())
                .isEqualTo(200);
        cloud.faultInjection().filterStatus(401);
        assertThat(client.send("POST", "platform/queryPowerStationList", body).status())
                .isEqualTo(401);
    }

    @Test
    void tokenResponsesHaveSeveralFormats() {
        cloud.faultInjection().respondWithFlatTokens(true);
        cloud.faultInjection().expireTokensOnArrival(1);
        Map<String, Object> flat = platform.exchange(cloud.consent());
        assertThat(flat).doesNotContainKey("result_code").containsEntry("expires_in", -7.0);
        platform.bearer(text(flat, "access_token"));
        assertThat(platform.askWhole("platform/queryPowerStationList", PAGE)).containsEntry("error", "invalid_token");
        cloud.faultInjection().respondWithFlatTokens(false);
        cloud.faultInjection().keepRefreshTokens(1);
        Map<String, Object> kept = data(platform.refresh(text(flat, "refresh_token")));
        assertThat(kept).doesNotContainKey("refresh_token").containsEntry("expires_in", 172_799.0);
        platform.bearer(text(kept, "access_token"));
        platform.ask("queryPowerStationList", PAGE);
        assertThat(data(platform.refresh(text(flat, "refresh_token")))).containsKey("refresh_token");
        assertThat(platform.violations()).isEmpty();
    }

    @Test
    void anApplicationHasOneKindOfAccess() {
        assertThat(client.login(ACCOUNT.user(), ACCOUNT.password())).containsEntry("result_code", "003");
        client.headers.put("sys_code", "901");
        assertThat(client.login(ACCOUNT.user(), ACCOUNT.password())).containsEntry("result_code", "E900");
        platform.authorized();
        assertThat(platform.askWhole("getPowerStationList", Map.of("curPage", 1, "size", 1)))
                .containsEntry("result_code", "002");

        CloudClient other = new CloudClient().loggedIn();
        assertThat(other.askWhole("apiManage/token", Map.of("code", "x"))).containsEntry("result_code", "4");
        assertThat(other.askWhole("apiManage/refreshToken", Map.of("refresh_token", "x")))
                .containsEntry("result_code", "4");
        assertThat(other.cloud.violations()).isEmpty();
        assertThat(other.refused("platform/queryPowerStationList", PAGE)).isEqualTo("E900");
        assertThat(other.cloud.violations()).hasSize(1);
        other.headers.put("Authorization", "Bearer x");
        assertThat(other.refused("platform/queryPowerStationList", PAGE)).isEqualTo("E900");
    }

    @Test
    void theTokenNeedsTheSchemeBearer() {
        platform.authorized();
        client.headers.put("Authorization", cloud.secrets().get(1));
        assertThat(platform.askWhole("platform/queryPowerStationList", PAGE)).containsEntry("error", "invalid_token");
        assertThat(platform.violations()).containsExactly("sends a token without the scheme Bearer");
    }
}
