package io.github.solarcloud2mqtt.mqtt;

import io.github.solarcloud2mqtt.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where the broker is and how to log in to it.
 *
 * @param url {@code scheme://host[:port]} with the scheme tcp, ssl, ws or wss, the last two also with a path
 * @param username the name to log in with, if the broker wants one
 * @param password its password
 * @param clientId the name of this connection; a broker hangs up on the older of two connections with the same one
 * @param qos quality of service of what is published, from 0 to 2 (MQTT 3.1.1, section 4.3)
 * @param tls what ssl and wss trust and show
 */
public record BrokerSettings(
        String url, Optional<String> username, Optional<Secret> password, String clientId, int qos, Tls tls) {

    private static final Set<String> ENCRYPTED = Set.of("ssl", "wss");
    private static final Set<String> WITH_PATH = Set.of("ws", "wss");
    private static final Set<String> PLAIN = Set.of("tcp", "ws");

    /**
     * @throws IllegalArgumentException if something is not allowed; the message says what is
     */
    public BrokerSettings {
        URI uri = parsed(url);
        require(
                ENCRYPTED.contains(scheme(uri)) || PLAIN.contains(scheme(uri)),
                "mqtt.url must begin with tcp://, ssl://, ws:// or wss://.");
        // Checked before the URL is named anywhere: it would show the password.
        require(
                uri.getRawUserInfo() == null
                        && uri.getRawAuthority() != null
                        && !uri.getRawAuthority().contains("@"),
                "mqtt.url must be scheme://host:port without a user name; use mqtt.username and mqtt.password.");
        require(
                WITH_PATH.contains(scheme(uri)) || uri.getRawPath().isEmpty(),
                "mqtt.url must end after the port; only ws:// and wss:// have a path.");
        require(!clientId.isEmpty(), "mqtt.client-id must not be empty.");
        require(qos >= 0 && qos <= 2, "mqtt.qos must be 0, 1 or 2.");
        require(
                tls.equals(Tls.SYSTEM) || ENCRYPTED.contains(scheme(uri)),
                "mqtt.tls is set, but mqtt.url is not encrypted; use ssl:// or wss://.");
    }

    /** Whether the connection is encrypted. */
    boolean isEncrypted() {
        return isEncrypted(url);
    }

    /** Whether connections to this URL are encrypted. */
    public static boolean isEncrypted(String url) {
        return ENCRYPTED.contains(scheme(parsed(url)));
    }

    /** The same broker and login for a second connection, which leaves the first one alone. */
    BrokerSettings withClientId(String other) {
        return new BrokerSettings(url, username, password, other, qos, tls);
    }

    private static URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("mqtt.url is not a URL; an example of one is tcp://localhost:1883.");
        }
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * PEM files for an encrypted connection.
     *
     * @param caFile certificates of the authorities to trust instead of those the system trusts
     * @param certificateFile the certificate this client shows, followed by those between it and its authority
     * @param keyFile its private key, in PKCS#8 without a password
     */
    public record Tls(Optional<Path> caFile, Optional<Path> certificateFile, Optional<Path> keyFile) {

        /** Trusts whom the system trusts and shows no certificate. */
        public static final Tls SYSTEM = new Tls(Optional.empty(), Optional.empty(), Optional.empty());

        /**
         * @throws IllegalArgumentException if there is a certificate without a key or a key without a certificate
         */
        public Tls {
            require(
                    certificateFile.isPresent() == keyFile.isPresent(),
                    "mqtt.tls.certificate-file and mqtt.tls.key-file belong together; give both or none.");
        }
    }
}
