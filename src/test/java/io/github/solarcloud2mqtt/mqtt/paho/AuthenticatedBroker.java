package io.github.solarcloud2mqtt.mqtt.paho;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.broker.security.PermitAllAuthorizatorPolicy;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLException;
import okhttp3.tls.HeldCertificate;

/** A broker with a listener for each scheme, which accepts only the user "solar" with the password "sun". */
final class AuthenticatedBroker implements AutoCloseable {

    private final Server server = new Server();
    private final int tcp = HiveMq.freePort();
    private final int ssl = HiveMq.freePort();
    private final int ws = HiveMq.freePort();
    private final int wss = HiveMq.freePort();

    /**
     * @param certificate the certificate of the broker
     * @param clients the authority that must have signed the certificates of clients
     */
    AuthenticatedBroker(HeldCertificate certificate, HeldCertificate clients) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
        properties.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(tcp));
        properties.setProperty(IConfig.SSL_PORT_PROPERTY_NAME, Integer.toString(ssl));
        properties.setProperty(IConfig.WEB_SOCKET_PORT_PROPERTY_NAME, Integer.toString(ws));
        properties.setProperty(IConfig.WSS_PORT_PROPERTY_NAME, Integer.toString(wss));
        properties.setProperty("need_client_auth", "true");
        properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "false");
        properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
        properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        SslContext context = context(certificate, clients);
        server.startServer(
                new MemoryConfig(properties),
                List.of(),
                () -> context,
                (id, user, password) -> "solar".equals(user) && Arrays.equals("sun".getBytes(UTF_8), password),
                new PermitAllAuthorizatorPolicy());
    }

    /** A broker on localhost. The authority has signed its certificate and must have signed those of clients. */
    static AuthenticatedBroker signedBy(HeldCertificate authority) throws IOException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .signedBy(authority)
                .build();
        return new AuthenticatedBroker(certificate, authority);
    }

    private static SslContext context(HeldCertificate certificate, HeldCertificate clients) throws SSLException {
        return SslContextBuilder.forServer(certificate.keyPair().getPrivate(), certificate.certificate())
                .sslProvider(SslProvider.JDK)
                .trustManager(clients.certificate())
                .build();
    }

    int tcpPort() {
        return tcp;
    }

    /** The URL of the listener for a scheme. */
    String url(String scheme, String host) {
        int port = switch (scheme) {
            case "tcp" -> tcp;
            case "ssl" -> ssl;
            case "ws" -> ws;
            default -> wss;
        };
        return scheme + "://" + host + ":" + port;
    }

    @Override
    public void close() {
        server.stopServer();
    }
}
