package io.github.solarcloud2mqtt.mqtt.paho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.solarcloud2mqtt.mqtt.BrokerException;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.BrokerUrl;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each failed connection is explained in one sentence. */
class TryConnectTest {

    private static BrokerSettings settings(String url) {
        return new BrokerSettings(
                BrokerUrl.of(url), Optional.empty(), Optional.empty(), "me", 1, BrokerSettings.Tls.SYSTEM);
    }

    private static void refused(String url, String reason) {
        assertThatThrownBy(() -> PahoMessageBus.tryConnect(settings(url)))
                .isInstanceOf(BrokerException.class)
                .hasMessage("Cannot connect to the MQTT broker " + url + ": " + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "1, it does not support MQTT 3.1.1. Use a broker that does.",
        "2, 'it does not accept the client id \"me-check\". Choose another mqtt.client-id.'",
        "3, it reports that it is not available now. Check the broker's log.",
        "4, it requires a login. Set mqtt.username and mqtt.password.",
        "5, it requires a login. Set mqtt.username and mqtt.password.",
    })
    void theBrokerSaysNo(int code, String reason) throws Exception {
        try (MisbehavingServer server = MisbehavingServer.answering(0x20, 2, 0, code)) {
            refused("tcp://127.0.0.1:" + server.port(), reason);
        }
    }

    @Test
    void aClosedPortIsReported() throws Exception {
        refused(
                "tcp://127.0.0.1:" + HiveMq.freePort(),
                "the connection was refused. Is the broker running, and is mqtt.url right?"
                        + " (In a container, localhost is the container itself.)");
    }

    @Test
    void anUnknownHostIsReported() {
        refused("tcp://broker.invalid:1883", "the host name is unknown. Is mqtt.url right?");
    }

    @Test
    void aHostNameMayHaveAnUnderscore() {
        refused("tcp://no_such_broker:1883", "the host name is unknown. Is mqtt.url right?");
    }

    @Test
    void aServerThatIsNotABrokerIsReported() throws Exception {
        try (MisbehavingServer server = MisbehavingServer.answering(
                "HTTP/1.1 400 Bad Request\r\n\r\n".chars().toArray())) {
            refused(
                    "tcp://127.0.0.1:" + server.port(),
                    "it closed the connection before the login. Are scheme and port in mqtt.url those of the broker?");
        }
    }

    @Test
    void aServerWithoutTlsIsReported() throws Exception {
        try (MisbehavingServer server = MisbehavingServer.answering(
                "HTTP/1.1 400 Bad Request\r\n\r\n".chars().toArray())) {
            refused(
                    "ssl://127.0.0.1:" + server.port(),
                    "it does not use TLS on this port. Use the port for TLS, often 8883, or tcp:// or ws://.");
        }
    }

    /** Paho 1.2.5 by itself leaves the connecting thread behind after each attempt. */
    @Test
    void aServerThatClosesTheConnectionLeavesNoThreadBehind() throws Exception {
        try (MisbehavingServer server = MisbehavingServer.closingAtOnce(3)) {
            for (int i = 0; i < 3; i++) {
                refused(
                        "tcp://127.0.0.1:" + server.port(),
                        "it closed the connection before the login. Are scheme and port in mqtt.url those of "
                                + "the broker?");
            }
            assertThat(server.calls().await(10, TimeUnit.SECONDS)).isTrue();
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().contains("MQTT") && thread.getName().contains("me-check")) {
                thread.join(5_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }
}
