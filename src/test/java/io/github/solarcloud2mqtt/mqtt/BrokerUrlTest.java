package io.github.solarcloud2mqtt.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerUrlTest {

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
    void theUrlOfABrokerIsKeptAsItIs(String url) {
        assertThat(BrokerUrl.of(url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:1883", "mqtt://localhost", "localhost", "tcp:localhost", "://localhost", ""})
    void anyOtherSchemeIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerUrl.of(url))
                .withMessage("mqtt.url must begin with tcp://, ssl://, ws:// or wss://.");
    }

    @ParameterizedTest
    @CsvSource({"tcp, false, false", "ssl, true, false", "ws, false, true", "wss, true, true"})
    void theSchemeSaysWhetherTlsAndWebSocketAreUsed(String scheme, boolean encrypted, boolean webSocket) {
        BrokerUrl url = BrokerUrl.of(scheme + "://broker");
        assertThat(url.address()).isEqualTo("broker");
        assertThat(url.scheme().isEncrypted()).isEqualTo(encrypted);
        assertThat(url.scheme().isWebSocket()).isEqualTo(webSocket);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://localhost, localhost, 1883",
        "ssl://broker.example, broker.example, 8883",
        "ws://broker.example/mqtt, broker.example, 80",
        "wss://broker.example?x=y:1, broker.example, 443",
        "tcp://home_mosquitto_1:1884, home_mosquitto_1, 1884",
        "wss://broker.example:9001/a:b, broker.example, 9001",
        "tcp://[::1], ::1, 1883",
        "tcp://[fe80::1]:1885, fe80::1, 1885"
    })
    void theHostHasNoBracketsAndThePortIsTheSchemesUnlessGiven(String url, String host, int port) {
        assertThat(BrokerUrl.of(url).host()).isEqualTo(host);
        assertThat(BrokerUrl.of(url).port()).isEqualTo(port);
    }

    @Test
    void thereAreFourSchemes() {
        assertThat(BrokerUrl.schemes()).containsExactly("tcp", "ssl", "ws", "wss");
    }
}
