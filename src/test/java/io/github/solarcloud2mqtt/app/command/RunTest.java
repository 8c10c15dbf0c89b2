package io.github.solarcloud2mqtt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.app.component.Bridge;
import io.github.solarcloud2mqtt.app.component.DaggerAppComponent;
import io.github.solarcloud2mqtt.demo.EmbeddedBroker;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.secret.LogCapture;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionMode;
import io.github.solarcloud2mqtt.time.ScaledClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bridge of the command {@code run}, in real time. */
class RunTest {

    private static final String EVERY_SECOND = "poll-interval = 1s, fault-interval = 1s, stale-after = 1h";
    private static final String MQTT_PASSWORD = "the-mqtt-password-3Rt6";

    private final LogCapture log = new LogCapture();
    private EmbeddedBroker broker;
    private Path folder;
    private TestHome home;
    private RecordingSubscriber listener;

    @BeforeEach
    void startCloudAndBroker(@TempDir Path folder) throws Exception {
        this.folder = folder;
        broker = new EmbeddedBroker("127.0.0.1", 0);
        broker.start();
        home = new TestHome(folder, InstantSource.system(), broker.port())
                .broker("tcp://127.0.0.1:" + broker.port(), "username = bridge\npassword = " + MQTT_PASSWORD)
                .with(EVERY_SECOND);
        listener = new RecordingSubscriber(broker.port());
        log.begin();
    }

    @AfterEach
    void stopCloudAndBroker() throws Exception {
        log.end();
        listener.close();
        home.close();
        broker.close();
    }

    private Bridge start() throws Exception {
        Bridge bridge = DaggerAppComponent.factory()
                .create(home.settings(), new ScaledClock(InstantSource.system(), 1))
                .bridge();
        bridge.start();
        return bridge;
    }

    @Test
    void everyTopicAppears() throws Exception {
        Bridge bridge = start();
        listener.await("solarcloud2mqtt/974621_14_1_1/faults", "count");
        bridge.stop();
        listener.await("solarcloud2mqtt/bridge/state", "offline");

        assertThat(listener.heard())
                .extracting(Message::topic)
                .contains(
                        "solarcloud2mqtt/bridge/info",
                        "solarcloud2mqtt/bridge/devices",
                        "solarcloud2mqtt/bridge/health",
                        "solarcloud2mqtt/974621_11_0_0/availability",
                        "solarcloud2mqtt/974621_14_1_1/availability",
                        "solarcloud2mqtt/974621_14_1_1/state",
                        "solarcloud2mqtt/974621_14_1_1/active_power",
                        "solarcloud2mqtt/974621_14_1_1/problem",
                        "homeassistant/sensor/isolarcloud_974621_14_1_1/p13011/config");
        assertThat(home.cloud.violations()).isEmpty();
        assertThat(folder.resolve("state/heartbeat")).exists();
    }

    @Test
    void aWrongPasswordIsTriedOnce() throws Exception {
        home.password("the-wrong-password-4Lp1");
        Bridge bridge = start();
        listener.await("solarcloud2mqtt/bridge/health", "\"last_error\":\"The password is wrong.");
        bridge.stop();

        assertThat(home.cloud.callCounts()).containsOnlyKeys("login").containsEntry("login", 1L);
        assertNoSecret(List.of("the-wrong-password-4Lp1"));
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "OFF"})
    void noSecretIsLoggedOrPublishedInAnyFailure(EncryptionMode encryption) throws Exception {
        if (encryption == EncryptionMode.REQUIRED) {
            home.encrypted();
        }
        home.faultInjection().respondWithHtml("*", 1);
        home.faultInjection().respondWithHalf("getPowerStationList", 1);
        home.faultInjection().respondWithCode("getDeviceList", 1, "000", "bad token " + TestHome.ACCOUNT.secretKey());
        Bridge bridge = start();
        listener.await("solarcloud2mqtt/974621_14_1_1/state", "active_power");
        String firstToken = token();
        home.faultInjection().invalidateToken();
        home.faultInjection().respondWithStatus("*", 1, 500);
        home.faultInjection().respondWithCode("*", 1, "E900", "no right for " + TestHome.ACCOUNT.appkey() + firstToken);
        listener.await("solarcloud2mqtt/bridge/health", "\"last_error\":\"");
        home.faultInjection().respondNormally();
        listener.await("solarcloud2mqtt/bridge/health", "\"last_error\":null");
        bridge.stop();
        listener.await("solarcloud2mqtt/bridge/state", "offline");

        assertThat(token()).isNotEqualTo(firstToken);
        assertNoSecret(List.of(firstToken, token()));
    }

    /** The password comes from a file that only its owner may read. */
    private String token() throws IOException {
        Path file = folder.resolve("state/token-home.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        return Files.readString(file).replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void noKeyOfACallIsLoggedOrPublished() throws Exception {
        home.encrypted();
        home.faultInjection().clockSkew(Duration.ofHours(1));
        home.faultInjection().respondWithCode("getDeviceList", 1, "000", "the key of the call");
        Bridge bridge = start();
        listener.await("solarcloud2mqtt/974621_14_1_1/state", "active_power");
        bridge.stop();
        assertThat(home.cloud.callKeys()).hasSizeGreaterThan(5);
        assertNoSecret(home.cloud.callKeys());
    }

    private void assertNoSecret(List<String> more) {
        List<String> published =
                listener.heard().stream().map(Message::toString).toList();
        assertThat(log.lines()).isNotEmpty();
        assertThat(published).isNotEmpty();
        for (String secret : more) {
            assertThat(log.lines()).noneMatch(line -> line.contains(secret));
            assertThat(published).noneMatch(message -> message.contains(secret));
        }
        for (String secret : List.of(
                TestHome.ACCOUNT.appkey(), TestHome.ACCOUNT.secretKey(), TestHome.ACCOUNT.password(), MQTT_PASSWORD)) {
            assertThat(log.lines()).noneMatch(line -> line.contains(secret));
            assertThat(published).noneMatch(message -> message.contains(secret));
        }
    }
}
