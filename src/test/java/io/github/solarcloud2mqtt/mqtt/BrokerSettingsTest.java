package io.github.solarcloud2mqtt.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.solarcloud2mqtt.mqtt.BrokerSettings.Tls;
import io.github.solarcloud2mqtt.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerSettingsTest {

    @Test
    void filesForTlsWithoutTlsAreAMistake() {
        Tls tls = new Tls(Optional.of(Path.of("ca.pem")), Optional.empty(), Optional.empty());

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new BrokerSettings(BrokerUrl.of("tcp://x"), Optional.empty(), Optional.empty(), "me", 1, tls))
                .withMessage("mqtt.tls is set, but mqtt.url is not encrypted; use ssl:// or wss://.");
    }

    @Test
    void aCertificateNeedsItsKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tls(Optional.empty(), Optional.of(Path.of("me.pem")), Optional.empty()))
                .withMessage("mqtt.tls.certificate-file and mqtt.tls.key-file belong together; give both or none.");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3})
    void thereAreThreeQualitiesOfService(int qos) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerSettings(
                        BrokerUrl.of("tcp://x"), Optional.empty(), Optional.empty(), "me", qos, Tls.SYSTEM))
                .withMessage("mqtt.qos must be 0, 1 or 2.");
    }

    @Test
    void theClientIdIsNotEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerSettings(
                        BrokerUrl.of("tcp://x"), Optional.empty(), Optional.empty(), "", 1, Tls.SYSTEM))
                .withMessage("mqtt.client-id must not be empty.");
    }

    @Test
    void thePasswordIsNotPrinted() {
        BrokerSettings settings = new BrokerSettings(
                BrokerUrl.of("tcp://x"), Optional.of("me"), Optional.of(new Secret("hunter2")), "id", 1, Tls.SYSTEM);

        assertThat(settings.toString()).doesNotContain("hunter2");
    }
}
