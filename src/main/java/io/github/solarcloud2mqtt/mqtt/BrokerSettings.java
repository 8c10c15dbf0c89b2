package io.github.solarcloud2mqtt.mqtt;

import io.github.solarcloud2mqtt.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the broker is and how to log in to it.
 *
 * @param url where the broker is
 * @param username the user name, if the broker requires one
 * @param password its password
 * @param clientId the name of this connection; a broker closes the older of two connections with the same id
 * @param qos quality of service of what is published, from 0 to 2 (MQTT 3.1.1, section 4.3)
 * @param tls what ssl and wss trust and show
 */
public record BrokerSettings(
        BrokerUrl url, Optional<String> username, Optional<Secret> password, String clientId, int qos, Tls tls) {

    /**
     * @throws IllegalArgumentException if something is not allowed; the message says what is
     */
    public BrokerSettings {
        require(!clientId.isEmpty(), "mqtt.client-id must not be empty.");
        require(qos >= 0 && qos <= 2, "mqtt.qos must be 0, 1 or 2.");
        require(
                tls.equals(Tls.SYSTEM) || url.scheme().isEncrypted(),
                "mqtt.tls is set, but mqtt.url is not encrypted; use ssl:// or wss://.");
    }

    /** The same settings with another client id, so that a second connection does not replace the first. */
    public BrokerSettings withClientId(String other) {
        return new BrokerSettings(url, username, password, other, qos, tls);
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
     * @param certificateFile the certificate that this client sends, followed by its intermediate certificates
     * @param keyFile its private key, in PKCS#8 without a password
     */
    public record Tls(Optional<Path> caFile, Optional<Path> certificateFile, Optional<Path> keyFile) {

        /** Uses the system's certificate authorities and sends no certificate. */
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
