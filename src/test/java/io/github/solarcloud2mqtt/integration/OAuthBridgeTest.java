package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionMode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bridge with OAuth 2.0 in operation. */
class OAuthBridgeTest {

    private static SimulatedAccess access(AccessMode mode) {
        return new SimulatedAccess(mode, HomePlan.from(SimulatedAccess.BEGIN));
    }

    @Test
    void tokensAreRenewedAutomatically() {
        try (SimulatedAccess access = access(AccessMode.OAUTH2)) {
            access.start();
            access.time.pass(Duration.ofDays(9));
            assertThat(access.health().get("state")).isEqualTo("ok");
            assertThat(access.cloud.callCounts())
                    .containsEntry("refreshToken", 4L)
                    .containsEntry("token", 1L);
            assertThat(access.cloud.violations()).isEmpty();
        }
    }

    @Test
    void aWithdrawnConsentIsRejectedUntilThereIsAnother() {
        try (SimulatedAccess access = access(AccessMode.OAUTH2)) {
            access.start();
            access.time.pass(Duration.ofHours(1));
            access.cloud.faultInjection().withdrawConsent();
            access.time.pass(Duration.ofMinutes(6));
            int calls = access.cloud.calls().size();
            access.time.pass(Duration.ofHours(24));
            assertThat(access.health().get("state")).isEqualTo("rejected");
            assertThat(access.health().get("last_error"))
                    .asString()
                    .startsWith("The consent to read the plants has ended: the owner withdrew it,");
            // The bridge retries once an hour: one call and one token refresh.
            assertThat(access.cloud.calls()).hasSizeLessThanOrEqualTo(calls + 2 * 24);
            access.authorize();
            access.time.pass(Duration.ofMinutes(1));
            assertThat(access.health().get("state")).isEqualTo("ok");
        }
    }

    @Test
    void anotherConsentMayShowOtherDevices() {
        try (SimulatedAccess access = access(AccessMode.OAUTH2)) {
            access.start();
            access.cloud.faultInjection().withdrawConsent();
            access.time.pass(Duration.ofMinutes(6));
            String device = access.cloud.faultInjection().addDevice(43, "Second battery");
            access.authorize();
            access.time.pass(Duration.ofMinutes(1));
            assertThat(access.bus.retained("solarcloud2mqtt/" + device + "/availability"))
                    .contains("online");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatOfTokenResponsesIsAccepted(EncryptionMode ofTokens) {
        try (SimulatedAccess access = access(AccessMode.OAUTH2_ENCRYPTED)) {
            access.cloud.faultInjection().encryptionOfTokens(ofTokens);
            access.cloud.faultInjection().respondWithFlatTokens(true);
            access.cloud.faultInjection().expireTokensOnArrival(1);
            access.cloud.faultInjection().keepRefreshTokens(2);
            access.authorize();
            access.start();
            access.time.pass(Duration.ofDays(3));
            assertThat(access.health().get("state")).isEqualTo("ok");
        }
    }
}
