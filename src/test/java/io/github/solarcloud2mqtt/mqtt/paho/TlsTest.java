package io.github.solarcloud2mqtt.mqtt.paho;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.solarcloud2mqtt.mqtt.BrokerException;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings.Tls;
import io.github.solarcloud2mqtt.mqtt.BrokerUrl;
import io.github.solarcloud2mqtt.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted connections, and WebSocket, to a broker that requires a certificate and a login. */
class TlsTest {

    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(1).rsa2048().build();
    private static final HeldCertificate OTHER_AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private static final HeldCertificate BETWEEN = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .signedBy(AUTHORITY)
            .build();
    private static final HeldCertificate CLIENT =
            new HeldCertificate.Builder().commonName("bridge").signedBy(BETWEEN).build();

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

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static Optional<Path> ca() throws IOException {
        return Optional.of(file("ca.pem", OTHER_AUTHORITY.certificatePem() + "\n" + AUTHORITY.certificatePem()));
    }

    private static Optional<Path> certificate() throws IOException {
        return Optional.of(file("me.pem", CLIENT.certificatePem() + BETWEEN.certificatePem()));
    }

    private static Optional<Path> key() throws IOException {
        return Optional.of(file("me.key", CLIENT.privateKeyPkcs8Pem()));
    }

    private static void connect(String url, Tls tls) throws BrokerException {
        PahoMessageBus.tryConnect(new BrokerSettings(
                BrokerUrl.of(url), Optional.of("solar"), Optional.of(new Secret("sun")), "me", 1, tls));
    }

    private static void refused(String url, Tls tls, String message) {
        assertThatThrownBy(() -> connect(url, tls))
                .isInstanceOf(BrokerException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssl", "wss"})
    void aCustomAuthorityAndAClientCertificateAreAccepted(String scheme) throws Exception {
        Tls tls = new Tls(ca(), certificate(), key());

        assertThatCode(() -> connect(broker.url(scheme, "localhost"), tls)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "ws"})
    void withoutEncryptionTheLoginIsEnough(String scheme) {
        assertThatCode(() -> connect(broker.url(scheme, "localhost"), Tls.SYSTEM))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssl", "wss"})
    void aMissingCertificateOfTheClientIsNamed(String scheme) throws Exception {
        String url = broker.url(scheme, "localhost");
        Tls tls = new Tls(ca(), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> connect(url, tls))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith(
                        "Cannot connect to the MQTT broker " + url + ": it ended the encrypted connection")
                .hasMessageEndingWith(
                        "If it requires a client certificate, set mqtt.tls.certificate-file and mqtt.tls.key-file.");
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() {
        String url = broker.url("ssl", "localhost");

        refused(
                url,
                Tls.SYSTEM,
                "Cannot connect to the MQTT broker " + url + ": the system does not trust the broker's certificate."
                        + " Give the certificate of the authority that signed it as mqtt.tls.ca-file.");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
        Path file = file("other.pem", OTHER_AUTHORITY.certificatePem());
        String url = broker.url("ssl", "localhost");

        refused(
                url,
                new Tls(Optional.of(file), Optional.empty(), Optional.empty()),
                "Cannot connect to the MQTT broker " + url + ": no authority in mqtt.tls.ca-file " + file
                        + " signed the broker's certificate. Put the one that did there.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssl", "wss"})
    void theNameOfTheHostIsChecked(String scheme) throws Exception {
        String url = broker.url(scheme, "127.0.0.1");

        refused(
                url,
                new Tls(ca(), certificate(), key()),
                "Cannot connect to the MQTT broker " + url + ": the broker's certificate is for another host"
                        + " (No subject alternative names matching IP address 127.0.0.1 found)."
                        + " Use the name in the certificate in mqtt.url.");
    }

    @Test
    void withoutAClientCertificateTheConnectionIsRefused() throws Exception {
        String url = broker.url("ssl", "localhost");
        Tls tls = new Tls(ca(), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> connect(url, tls))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("Cannot connect to the MQTT broker " + url + ": ");
    }

    @Test
    void anExpiredCertificateIsReportedAsExpired() throws Exception {
        HeldCertificate expired = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .validityInterval(0, Instant.EPOCH.plus(Duration.ofDays(365)).toEpochMilli())
                .signedBy(AUTHORITY)
                .build();
        try (AuthenticatedBroker old = new AuthenticatedBroker(expired, AUTHORITY)) {
            String url = old.url("ssl", "localhost");

            refused(
                    url,
                    new Tls(ca(), certificate(), key()),
                    "Cannot connect to the MQTT broker " + url + ": the broker's certificate is not valid today."
                            + " Renew it, or is the clock of this machine wrong?");
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = directory.resolve("missing.pem");

        refused(
                "ssl://localhost",
                new Tls(Optional.of(file), Optional.empty(), Optional.empty()),
                "mqtt.tls.ca-file " + file + " cannot be read. Does it exist, and may this program read it?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void aFileWithoutCertificatesIsNamed(String text) throws Exception {
        Path file = file("empty.pem", text);

        refused(
                "ssl://localhost",
                new Tls(Optional.of(file), Optional.empty(), Optional.empty()),
                "mqtt.tls.ca-file " + file + " cannot be used. Allowed are certificates in PEM, each beginning with"
                        + " -----BEGIN CERTIFICATE-----.");
    }

    @Test
    void aKeyInAnotherFormIsNamedAndNotQuoted() throws Exception {
        HeldCertificate rsa = new HeldCertificate.Builder().rsa2048().build();
        Path file = file("old.key", rsa.privateKeyPkcs1Pem());

        refused(
                "ssl://localhost",
                new Tls(Optional.empty(), certificate(), Optional.of(file)),
                "mqtt.tls.key-file " + file + " cannot be used. Allowed is one private key in PEM (PKCS#8, it begins"
                        + " with -----BEGIN PRIVATE KEY-----) without a password;"
                        + " 'openssl pkcs8 -topk8 -nocrypt' makes one.");
    }
}
