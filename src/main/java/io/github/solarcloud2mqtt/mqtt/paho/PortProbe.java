package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.BrokerException;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.BrokerUrl;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.LoggerFactory;

/**
 * Finds out which protocol a broker's port expects, to explain a failed connection. It makes a short connection for each
 * protocol, without the login, and blocks for some seconds.
 */
final class PortProbe {

    private static final int TIMEOUT_MS = 1000;

    /** CONNECT with an empty client id and a clean session (MQTT 3.1.1, section 3.1). */
    private static final byte[] CONNECT = {0x10, 12, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 5, 0, 0};

    private static final byte[] DISCONNECT = {(byte) 0xE0, 0};
    private static final int CONNACK = 0x20;

    private static final String SWITCHING = "HTTP/1.1 101";

    private final BrokerUrl url;
    private final BrokerUrl.Scheme scheme;
    private final SocketFactory encrypted;

    /**
     * @param url the URL of the broker
     * @param encrypted creates the sockets of encrypted connections
     */
    PortProbe(BrokerUrl url, SSLSocketFactory encrypted) {
        this.url = url;
        scheme = url.scheme();
        this.encrypted = encrypted;
    }

    /** The reason why a connection failed: a better one, if the port expects another protocol. Blocks for some seconds. */
    static String explanation(BrokerSettings settings, String reason) {
        try {
            return new PortProbe(settings.url(), TlsSocketFactories.sockets(settings.tls()))
                    .mismatch()
                    .map(new ConnectionErrorText(settings)::wrongPort)
                    .orElse(reason);
        } catch (BrokerException | RuntimeException e) {
            LoggerFactory.getLogger(PortProbe.class).debug("The probe of the broker's port failed", e);
            return reason;
        }
    }

    /** What is wrong with scheme and port, as the rest of a sentence; empty if the port's protocol is unknown. */
    Optional<String> mismatch() {
        return Stream.of(Protocol.values())
                .filter(this::isExpected)
                .findFirst()
                .filter(found -> found.scheme != scheme)
                .map(this::sentence);
    }

    private String sentence(Protocol found) {
        return "this port is for " + found.name + ", but mqtt.url begins with " + scheme.text()
                + "://. Correct it to " + found.scheme.text() + "://"
                + (found == Protocol.TLS ? " (wss:// for WebSocket)" : "")
                + ", or give the port for " + scheme.text() + "://.";
    }

    private boolean isExpected(Protocol protocol) {
        try {
            return switch (protocol) {
                case MQTT -> answersConnect(SocketFactory.getDefault());
                case WEB_SOCKET -> answersUpgrade(SocketFactory.getDefault());
                case MQTT_OVER_TLS -> scheme.isEncrypted() && answersConnect(encrypted);
                case WEB_SOCKET_OVER_TLS -> scheme.isEncrypted() && answersUpgrade(encrypted);
                // A URL without TLS has no settings for trust.
                case TLS -> !scheme.isEncrypted() && answersHandshake();
            };
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answersConnect(SocketFactory sockets) throws IOException {
        try (Socket socket = open(sockets)) {
            OutputStream out = socket.getOutputStream();
            out.write(CONNECT);
            out.flush();
            boolean answered = socket.getInputStream().read() == CONNACK;
            if (answered) {
                out.write(DISCONNECT);
            }
            return answered;
        }
    }

    private boolean answersUpgrade(SocketFactory sockets) throws IOException {
        try (Socket socket = open(sockets)) {
            OutputStream out = socket.getOutputStream();
            out.write(upgrade(url.host()).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] start = socket.getInputStream().readNBytes(SWITCHING.length());
            return new String(start, StandardCharsets.US_ASCII).equals(SWITCHING);
        }
    }

    private boolean answersHandshake() throws IOException {
        try (SSLSocket socket = (SSLSocket) open(encrypted)) {
            socket.startHandshake();
            return true;
        } catch (SSLException e) {
            // A server that shows a certificate, trusted or not, or sends an alert uses TLS.
            return ConnectionErrorText.causes(e).anyMatch(CertificateException.class::isInstance)
                    || String.valueOf(e.getMessage()).contains("fatal alert");
        }
    }

    private Socket open(SocketFactory sockets) throws IOException {
        Socket socket = sockets.createSocket();
        try {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.connect(new InetSocketAddress(url.host(), url.port()), TIMEOUT_MS);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** In the order of the attempts: a port for MQTT is recognized by the first. */
    private enum Protocol {
        MQTT("MQTT without TLS", BrokerUrl.Scheme.TCP),
        WEB_SOCKET("MQTT over WebSocket without TLS", BrokerUrl.Scheme.WS),
        MQTT_OVER_TLS("MQTT over TLS", BrokerUrl.Scheme.SSL),
        WEB_SOCKET_OVER_TLS("MQTT over WebSocket and TLS", BrokerUrl.Scheme.WSS),
        /** Whether with WebSocket is not known. */
        TLS("TLS", BrokerUrl.Scheme.SSL);

        private final String name;
        private final BrokerUrl.Scheme scheme;

        Protocol(String name, BrokerUrl.Scheme scheme) {
            this.name = name;
            this.scheme = scheme;
        }
    }

    /** The request of RFC 6455, section 4.1, with the subprotocol of MQTT 3.1.1, section 6. */
    private static String upgrade(String host) {
        return """
                GET /mqtt HTTP/1.1
                Host: %s
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Protocol: mqtt

                """.formatted(host).replace("\n", "\r\n");
    }
}
