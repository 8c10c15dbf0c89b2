package io.github.solarcloud2mqtt.mqtt.paho;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.solarcloud2mqtt.mqtt.BrokerException;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings.Tls;
import io.github.solarcloud2mqtt.mqtt.BrokerUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scheme that does not fit the port is named together with the one that does. */
class WrongPortTest {

    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(1).build();

    @TempDir
    static Path directory;

    private static AuthenticatedBroker broker;

    @BeforeAll
    static void open() throws IOException {
        broker = AuthenticatedBroker.signedBy(AUTHORITY);
    }

    @AfterAll
    static void close() {
        broker.close();
    }

    private static Tls tls(String scheme) throws IOException {
        if (scheme.equals("tcp") || scheme.equals("ws")) {
            return Tls.SYSTEM;
        }
        HeldCertificate client =
                new HeldCertificate.Builder().signedBy(AUTHORITY).build();
        return new Tls(
                Optional.of(Files.writeString(directory.resolve("ca.pem"), AUTHORITY.certificatePem())),
                Optional.of(Files.writeString(directory.resolve("me.pem"), client.certificatePem())),
                Optional.of(Files.writeString(directory.resolve("me.key"), client.privateKeyPkcs8Pem())));
    }

    @ParameterizedTest
    @CsvSource({
        "tcp, ssl, TLS, ssl:// (wss:// for WebSocket)",
        "tcp, wss, TLS, ssl:// (wss:// for WebSocket)",
        "tcp, ws, MQTT over WebSocket without TLS, ws://",
        "ws, tcp, MQTT without TLS, tcp://",
        "ws, ssl, TLS, ssl:// (wss:// for WebSocket)",
        "ws, wss, TLS, ssl:// (wss:// for WebSocket)",
        "ssl, tcp, MQTT without TLS, tcp://",
        "ssl, ws, MQTT over WebSocket without TLS, ws://",
        "ssl, wss, MQTT over WebSocket and TLS, wss://",
        "wss, tcp, MQTT without TLS, tcp://",
        "wss, ws, MQTT over WebSocket without TLS, ws://",
        "wss, ssl, MQTT over TLS, ssl://",
    })
    void theSchemeThatFitsIsNamed(String scheme, String listener, String protocol, String correct) throws Exception {
        int port = URI.create(broker.url(listener, "localhost")).getPort();
        String url = scheme + "://localhost:" + port;
        BrokerSettings settings =
                new BrokerSettings(BrokerUrl.of(url), Optional.empty(), Optional.empty(), "me", 1, tls(scheme));

        assertThatThrownBy(() -> PahoMessageBus.tryConnect(settings))
                .isInstanceOf(BrokerException.class)
                .hasMessage("Cannot connect to the MQTT broker " + url + ": this port is for " + protocol
                        + ", but mqtt.url begins with " + scheme + "://. Correct it to " + correct
                        + ", or give the port for " + scheme + "://.");
    }
}
