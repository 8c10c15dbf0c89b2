package io.github.solarcloud2mqtt.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.Api;
import io.github.solarcloud2mqtt.simulator.Encryption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A home whose owner gave consent, beside the same home with an account. */
class BothFamiliesTest {

    private static final Instant BEGIN = Instant.parse("2026-06-01T03:00:00Z");

    private static SimulatedAccess started(Encryption encryption, Api api) {
        SimulatedAccess access = new SimulatedAccess(BEGIN, encryption, api);
        if (api == Api.OAUTH2) {
            access.authorize();
        }
        access.bridge.bridge.start();
        access.bus.connect();
        return access;
    }

    @ParameterizedTest
    @EnumSource(names = {"OFF", "REQUIRED"})
    void aDayIsTheSameInEitherFamily(Encryption encryption) {
        try (SimulatedAccess account = started(encryption, Api.ACCOUNT);
                SimulatedAccess consent = started(encryption, Api.OAUTH2)) {
            account.time.pass(Duration.ofHours(24));
            consent.time.pass(Duration.ofHours(24));
            assertThat(consent.cloud.violations()).isEmpty();
            assertThat(values(consent)).isEqualTo(values(account)).hasSizeGreaterThan(300);
            assertThat(consent.health().get("state")).isEqualTo("ok");
            assertThat(consent.health().get("calls_left")).isNull();
        }
    }

    /** What is published, but for how it was got, and for the time of the plant's own data, which one family does not tell. */
    private static Map<String, String> values(SimulatedAccess access) {
        Map<String, String> values = new TreeMap<>(access.bus.retained());
        values.remove("solarcloud2mqtt/bridge/health");
        values.computeIfPresent(
                "solarcloud2mqtt/974621_11_0_0/state",
                (topic, state) -> state.replaceFirst("\"time\":(null|\"[^\"]*\")", ""));
        return values;
    }

    @Test
    void aBridgeWithoutConsentWaitsForItAndGoesOnByItself() {
        try (SimulatedAccess access = new SimulatedAccess(BEGIN, Encryption.OFF, Api.OAUTH2)) {
            access.start();
            access.time.pass(Duration.ofHours(1));
            assertThat(access.health().get("state")).isEqualTo("rejected");
            assertThat(access.health().get("last_error"))
                    .isEqualTo("There is no consent yet to read the plants. Run \"authorize home\" with "
                            + "this configuration; the bridge goes on by itself then.");
            assertThat(access.cloud.calls()).isEmpty();
            access.authorize();
            access.time.pass(Duration.ofMinutes(1));
            assertThat(access.health().get("state")).isEqualTo("ok");
            assertThat(access.cloud.violations()).isEmpty();
        }
    }

    @Test
    void tokensAreRenewedForMonthsWithoutAnybodysDoing() {
        try (SimulatedAccess access = started(Encryption.OFF, Api.OAUTH2)) {
            access.time.pass(Duration.ofDays(9));
            assertThat(access.health().get("state")).isEqualTo("ok");
            assertThat(access.cloud.callCounts())
                    .containsEntry("refreshToken", 4L)
                    .containsEntry("token", 1L);
            assertThat(access.cloud.violations()).isEmpty();
        }
    }
}
