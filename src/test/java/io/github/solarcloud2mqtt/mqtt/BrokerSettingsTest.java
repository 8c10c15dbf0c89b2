package io.github.solarcloud2mqtt.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.solarcloud2mqtt.mqtt.BrokerSettings.Tls;
import io.github.solarcloud2mqtt.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://localhost",
                "tcp://192.168.1.2:1883",
                "tcp://[::1]:1883",
                "tcp://home_mosquitto_1:1883",
                "ssl://broker.example:8883",
                "ws://broker.example:9001/mqtt?x=y",
                "wss://broker.example"
            })
    void theUrlOfABrokerIsAllowed(String url) {
        assertThat(settings(url).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:1883, 'mqtt.url must begin with tcp://, ssl://, ws:// or wss://.'",
        "mqtt://localhost, 'mqtt.url must begin with tcp://, ssl://, ws:// or wss://.'",
        "localhost, 'mqtt.url must begin with tcp://, ssl://, ws:// or wss://.'",
        "tcp:localhost, 'mqtt.url must be scheme://host:port without a user name; use mqtt.username and mqtt.password.'",
        "tcp://me:secret@localhost, 'mqtt.url must be scheme://host:port without a user name; use mqtt.username and mqtt.password.'",
        "tcp://me:secret@my_host, 'mqtt.url must be scheme://host:port without a user name; use mqtt.username and mqtt.password.'",
        "tcp://localhost:1883/, 'mqtt.url must end after the port; only ws:// and wss:// have a path.'",
        "tcp://local host, 'mqtt.url is not a URL; an example of one is tcp://localhost:1883.'",
    })
    void anythingElseIsNot(String url, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(url)).withMessage(message);
    }

    @Test
    void filesForTlsWithoutTlsAreAMistake() {
        Tls tls = new Tls(Optional.of(Path.of("ca.pem")), Optional.empty(), Optional.empty());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerSettings("tcp://x", Optional.empty(), Optional.empty(), "me", 1, tls))
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
                .isThrownBy(
                        () -> new BrokerSettings("tcp://x", Optional.empty(), Optional.empty(), "me", qos, Tls.SYSTEM))
                .withMessage("mqtt.qos must be 0, 1 or 2.");
    }

    @Test
    void theClientIdIsNotEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerSettings("tcp://x", Optional.empty(), Optional.empty(), "", 1, Tls.SYSTEM))
                .withMessage("mqtt.client-id must not be empty.");
    }

    @Test
    void thePasswordIsNotPrinted() {
        BrokerSettings settings = new BrokerSettings(
                "tcp://x", Optional.of("me"), Optional.of(new Secret("hunter2")), "id", 1, Tls.SYSTEM);

        assertThat(settings.toString()).doesNotContain("hunter2");
    }

    private static BrokerSettings settings(String url) {
        return new BrokerSettings(url, Optional.empty(), Optional.empty(), "me", 1, Tls.SYSTEM);
    }
}
