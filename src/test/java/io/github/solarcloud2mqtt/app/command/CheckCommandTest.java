package io.github.solarcloud2mqtt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.demo.EmbeddedBroker;
import io.github.solarcloud2mqtt.mqtt.paho.MisbehavingServer;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckCommandTest {

    private static final String BROKER_WORKS = "Broker tcp://127.0.0.1:%d: the connection works.\n";

    private final EmbeddedBroker broker = broker();
    private TestHome home;

    private static final String CANNOT_WORK =
            "Verdict: the bridge cannot do its work. Correct what does not work, then run check again.\n";
    private static final String NO_PLANTS =
            "The account has no plants. If it should have some, the region may be the wrong one, or plants.include and "
                    + "plants.exclude exclude all of them.";

    @BeforeAll
    void startBroker() throws IOException {
        broker.start();
    }

    @AfterAll
    void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void startCloud(@TempDir Path folder) throws IOException {
        home = new TestHome(folder, () -> TestHome.NOON, broker.port());
    }

    @AfterEach
    void stopCloud() {
        home.close();
    }

    private static EmbeddedBroker broker() {
        try {
            return new EmbeddedBroker("127.0.0.1", 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Console check() {
        return Console.run("check", "--config", home.configuration().toString());
    }

    private void fails(String sentence) {
        Console console = check();
        assertThat(console.out())
                .isEqualTo(BROKER_WORKS.formatted(broker.port()) + "Cloud home (isolarcloud): " + sentence + "\n\n"
                        + CANNOT_WORK + "- State directory " + home.state() + ": works.\n- Broker tcp://127.0.0.1:"
                        + broker.port() + ": works.\n- Cloud home: does not work. " + sentence + "\n");
        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void itShowsPlantsDevicesPointsValuesAndWhatTheCallsCost() {
        Console console = check();
        assertThat(console.out()
                        .lines()
                        .map(line -> line.replaceAll(" {2,}", "  ").stripTrailing()))
                .contains(
                        "Broker tcp://127.0.0.1:" + broker.port() + ": the connection works.",
                        "Cloud home (isolarcloud): 1 plant, 5 devices, 143 measuring points",
                        "Demo home [974621_11_0_0] Plant",
                        "Hybrid inverter [974621_14_1_1] Energy Storage System, SH10RT, A2262711471",
                        "  active_power  Active power  6955 W",
                        "  power_factor  Power factor  0.999",
                        "  battery_level  Battery level  100 %",
                        "  net_grid_power  Net grid power  -4124 W",
                        "  p1313501  Grid Frequency at Backup Terminal  0 Hz",
                        "Calls: 5 for a round, 1 for the faults. It is polled every 5 min, which costs 72 calls "
                                + "an hour, as configured.",
                        "Calls the account may make: 2000 an hour and 48000 a day; 1983 are left now.");
        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isZero();
    }

    @Test
    void theLastLinesAreAVerdict() {
        assertThat(check().out())
                .endsWith("\n\nVerdict: everything works. Start the bridge with run.\n- State directory " + home.state()
                        + ": works.\n- Broker tcp://127.0.0.1:" + broker.port()
                        + ": works.\n- Cloud home: works.\n");
    }

    @Test
    void aStateDirectoryThatCannotBeWrittenIsReported() throws IOException {
        Files.createDirectories(home.state().getParent());
        Files.writeString(home.state(), "a file in its place");
        Console console = check();
        assertThat(console.out())
                .contains(
                        CANNOT_WORK + "- State directory " + home.state() + ": does not work. It cannot be written (",
                        "). Make it writable for the user of this program; in Docker, mount it with -v state:/state.\n",
                        "- Cloud home: works.\n");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void aWarningOfTheConfigurationIsPartOfTheVerdict() {
        home.with("stale-after = 1m");
        Console console = check();
        assertThat(console.out())
                .contains(
                        "\nVerdict: the bridge works, but not completely. Read the sentences below, or start it with run.\n")
                .contains("\n- Configuration: ", "clouds.home.stale-after: shorter than twice poll-interval");
        assertThat(console.exitCode()).isZero();
    }

    @Test
    void pointsThatAreLeftOutAreNotShown() {
        home.with("points { include = [\"active_*\", daily_yield], exclude = [\"*_apparent\"] }");
        assertThat(check().out().lines().filter(line -> line.startsWith("  ")))
                .isNotEmpty()
                .allMatch(line -> line.matches("  (active_\\w+|daily_yield) .*"));
    }

    @Test
    void encryptedCallsGiveTheSameReport() {
        String plain = check().out();
        home.encrypted();
        Console encrypted = check();
        assertThat(withoutCallsLeft(encrypted.out())).isEqualTo(withoutCallsLeft(plain));
        assertThat(encrypted.exitCode()).isZero();
        assertThat(home.cloud.violations()).isEmpty();
    }

    /** Only these are fewer than before. */
    private static String withoutCallsLeft(String out) {
        assertThat(out).containsPattern("; \\d+ are left now");
        return out.replaceAll("; \\d+ are left now", "");
    }

    @Test
    void anApplicationForEncryptedCallsOnlyIsReported() {
        home.faultInjection().encryption(EncryptionMode.REQUIRED);
        fails(
                "This application may only make encrypted calls. Set rsa-public-key to the RSA public key of the application "
                        + "in the developer portal. (code E902 \"Request is not encrypted\", login)");
    }

    /** One of the same size, and one of another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC8YlNHxN55yakgU+puv9nx+gNcdZdzzZqRTYpOULsejpLYz4HyX0"
                        + "757rALPAYbcpDjxWMFGOeFt3yahMpqKTonJehGwA3GEPKhCaQo+jWBrUfQJ0xwxO8mqbe0Lx7tSKPv6KUpc5FlKsRt"
                        + "yagMe7uPOjQdf5JMdXSFqQfoHuN5uQIDAQAB",
                "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArJmDFM7teKMBNxhu4y10rjsVaTAOlb5Ny47xr2OzjrkNzc"
                        + "zCMpdiug+aaGy9T6XL1KvZmii2MyYKFbrr1B7u8wz8OVCYEY5GsfUpHed3CxeF+H2fPf9atrrKi3merOf+jlaL9Y7I"
                        + "jVz1+peIxWm8OrjvVlULzIOvs/ifkd9KJ3uwGvJPGilYGqk+5ok8GwAkO6qJ+YeAPnR3PuBn2csD/GboD5TGztShxn"
                        + "pLRsfI+4ax+dY+BfCwxnfb16UjgkEqI20pRIMCq+ZfXDeDsE66rZ7R0eILGFoadgL2dxCX2mdxXNLz+IBhSvuJ9xwm"
                        + "to1MxY6J56VDkVbiKZQVozJVcwIDAQAB"
            })
    void theKeyOfAnotherApplication(String key) {
        home.encrypted().with("rsa-public-key = \"" + key + "\"");
        fails(
                "iSolarCloud could not decrypt the key of the call. rsa-public-key is not that of this application: copy it "
                        + "again from the developer portal. (code E906 \"RSA decryption exception\", login)");
    }

    @Test
    void anIncompleteKeyIsReported() {
        String key = home.cloud.rsaPublicKey();
        home.with("rsa-public-key = \"" + key.substring(0, 100) + "\"");
        Console console = check();
        assertThat(console.err())
                .contains(
                        "clouds.home.rsa-public-key: is no RSA public key, or only a part of one; copy it once more, all "
                                + "of it");
        assertThat(console.exitCode()).isEqualTo(2);
    }

    @Test
    void aWrongClockIsReported() {
        home.encrypted().faultInjection().clockSkew(Duration.ofHours(-3));
        assertThat(check().exitCode()).isZero();
        assertThat(home.cloud.callCounts()).containsEntry("timestamp", 1L);
        assertThat(home.cloud.violations()).isEmpty();
    }

    @Test
    void noLineIsTooLongForItsColumn() {
        assertThat(check().out().lines().filter(line -> line.startsWith("  ")))
                .allMatch(line -> line.matches("  [a-z0-9_]+ +\\S.* {3,}\\S.*"));
    }

    @Test
    void itPublishesNothing() throws Exception {
        try (RecordingSubscriber listener = new RecordingSubscriber(broker.port())) {
            check();
            assertThat(listener.heardUntil("end")).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsReported() {
        home.password("wrong");
        fails("The password is wrong. Correct auth.password (attempts left: 4); after too many wrong ones iSolarCloud "
                + "locks the account.");
    }

    @Test
    void aLockedAccountIsReported() {
        home.password("wrong");
        for (int attempt = 1; attempt < 5; attempt++) {
            check();
        }
        fails("The account is locked after too many wrong passwords. Unlock it in the iSolarCloud app or wait, correct "
                + "auth.password, then start the bridge again.");
    }

    @Test
    void aWrongApplicationKeyIsReported() {
        home.appKey("wrong");
        fails(
                "iSolarCloud does not know the application key in this region. Check app-key for typing errors and blanks, "
                        + "and region. (code E00000 \"er_invalid_appkey\", login)");
    }

    @Test
    void anUnreachableCloudIsReported() throws IOException {
        home.cloudUrl("http://127.0.0.1:" + freePort());
        fails(
                "127.0.0.1 cannot be reached. Check the internet connection and the firewall, and base-url if it is set.");
    }

    @Test
    void aWebPageInsteadOfTheGatewayIsReported() {
        home.faultInjection().respondWithHtml("*", 100);
        fails(
                "The answer of 127.0.0.1 to login is a web page or some other text instead of data. Is base-url the address "
                        + "of the gateway? If it is, this error is temporary.");
    }

    @Test
    void aTruncatedResponseIsReported() {
        home.faultInjection().respondWithHalf("*", 100);
        fails("The connection to 127.0.0.1 broke (ProtocolException). The bridge tries again by itself.");
    }

    @Test
    void anAccountWhosePlantsAreExcludedIsReported() {
        home.with("plants.exclude = [974621]");
        Console console = check();
        assertThat(console.out())
                .contains("Cloud home (isolarcloud): 0 plants, 0 devices, 0 measuring points\n" + NO_PLANTS + "\n")
                .endsWith("- Cloud home: does not work. " + NO_PLANTS + "\n");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void aBrokerThatIsNotRunningIsReported() throws IOException {
        int port = freePort();
        home.broker("tcp://127.0.0.1:" + port, "");
        brokerFails("Cannot connect to the MQTT broker tcp://127.0.0.1:" + port
                + ": the connection was refused. Is the broker running, and is mqtt.url right?"
                + " (In a container, localhost is the container itself.)");
    }

    @Test
    void aRefusedBrokerLoginIsReported() throws IOException {
        try (MisbehavingServer server = MisbehavingServer.answering(0x20, 2, 0, 5)) {
            home.broker("tcp://127.0.0.1:" + server.port(), "username = me, password = not-mine");
            brokerFails("Cannot connect to the MQTT broker tcp://127.0.0.1:" + server.port()
                    + ": it refuses the login. Check mqtt.username and mqtt.password.");
        }
    }

    /** The cloud is shown nevertheless. */
    private void brokerFails(String sentence) {
        Console console = check();
        assertThat(console.out().lines().limit(3))
                .containsExactly(sentence, "", "Cloud home (isolarcloud): 1 plant, 5 devices, 143 measuring points");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
