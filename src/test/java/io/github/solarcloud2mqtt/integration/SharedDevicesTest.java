package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.app.component.Bridge;
import io.github.solarcloud2mqtt.cloud.ScriptedCloud;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.publish.session.SharedDevices;
import io.github.solarcloud2mqtt.time.VirtualTime;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another bridge, with another base topic, announces devices of this one. */
class SharedDevicesTest {

    private static final String NODE = "isolarcloud_7001_1_1_1";
    private static final String CONNECTIVITY = "homeassistant/binary_sensor/" + NODE + "/connectivity/config";
    private static final String SENTENCE =
            "Another bridge, with mqtt.base-topic sun, announces the same devices to Home "
                    + "Assistant (" + NODE
                    + "). Home Assistant follows the one that announced a device last. Stop one of the two "
                    + "bridges, or leave the plants out of one with plants.exclude.";
    private static final String GONE =
            "The other bridge, with mqtt.base-topic sun, announces no device of this one any more.";

    @TempDir
    private Path folder;

    private final FakeBus bus = new FakeBus();
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-06-01T10:02:00Z"));
    private final ScriptedCloud cloud = new ScriptedCloud(time);
    private final LogProbe log = new LogProbe(SharedDevices.class);
    private String own = "";

    @BeforeEach
    void start() {
        Bridge bridge = TestBridge.on(
                        time, bus, folder, TestBridge.EVERY_FIVE_MINUTES, PayloadForm.BOTH, services -> cloud)
                .bridge;
        bridge.start();
        bus.connect();
        time.pass(Duration.ofMinutes(6));
        own = bus.retained(CONNECTIVITY).orElseThrow();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void announceElsewhere() {
        bus.publishFromOutside("sun/bridge/state", "online", true);
        bus.publishFromOutside(CONNECTIVITY, own.replace("solarcloud2mqtt/", "sun/"), true);
        bus.takePublished();
        time.pass(Duration.ofSeconds(3));
    }

    private String health() {
        return bus.retained("solarcloud2mqtt/bridge/health").orElseThrow();
    }

    @Test
    void itIsReportedOnceAndNothingIsPublishedAgainstIt() {
        announceElsewhere();
        assertThat(health()).contains("\"note\":\"" + SENTENCE + "\"");
        announceElsewhere();
        time.pass(Duration.ofDays(1));
        assertThat(log.rest()).containsExactly("WARN " + SENTENCE);
        assertThat(health()).contains("\"note\":\"" + SENTENCE + "\"");
        assertThat(bus.published(CONNECTIVITY)).isEmpty();
    }

    @Test
    void aBrokerThatRestartsEveryMinuteChangesNothing() {
        announceElsewhere();
        for (int i = 0; i < 10; i++) {
            bus.disconnect();
            bus.loseRetained();
            bus.connect();
            time.pass(Duration.ofSeconds(40));
            announceElsewhere();
            time.pass(Duration.ofSeconds(17));
        }
        assertThat(log.rest()).containsExactly("WARN " + SENTENCE);
    }

    @Test
    void theDevicesAreAnnouncedAgainWhenTheOtherBridgeIsGone() {
        announceElsewhere();
        bus.publishFromOutside("sun/bridge/state", "offline", true);
        time.pass(Duration.ofSeconds(100));
        assertThat(bus.published(CONNECTIVITY)).isEmpty();
        time.pass(Duration.ofSeconds(30));
        assertThat(log.rest()).containsExactly("WARN " + SENTENCE, "INFO " + GONE);
        assertThat(bus.retained(CONNECTIVITY)).contains(own);
        assertThat(health()).contains("\"note\":null");
    }

    @Test
    void theSameIfItRemovesItsMessages() {
        announceElsewhere();
        bus.publishFromOutside(CONNECTIVITY, "", true);
        time.pass(Duration.ofMinutes(3));
        assertThat(log.rest()).containsExactly("WARN " + SENTENCE, "INFO " + GONE);
        assertThat(bus.retained(CONNECTIVITY)).contains(own);
    }

    @Test
    void aBridgeThatIsNotOnlineIsNotReported() {
        bus.publishFromOutside("sun/bridge/state", "offline", true);
        bus.publishFromOutside(CONNECTIVITY, own.replace("solarcloud2mqtt/", "sun/"), true);
        time.pass(Duration.ofHours(1));
        assertThat(log.rest()).isEmpty();
        assertThat(health()).contains("\"note\":null");
    }

    @Test
    void anotherDeviceOfAnotherBridgeIsNotReported() {
        bus.publishFromOutside("sun/bridge/state", "online", true);
        bus.publishFromOutside(
                CONNECTIVITY.replace("7001", "9001"),
                own.replace("solarcloud2mqtt/", "sun/").replace("7001", "9001"),
                true);
        time.pass(Duration.ofHours(1));
        assertThat(log.rest()).isEmpty();
    }

    @Test
    void whatTheBrokerKeepsFromBeforeTheStartCounts() {
        bus.disconnect();
        bus.publishFromOutside("sun/bridge/state", "online", true);
        bus.publishFromOutside(CONNECTIVITY, own.replace("solarcloud2mqtt/", "sun/"), true);
        bus.connect();
        time.pass(Duration.ofSeconds(10));
        assertThat(log.rest()).containsExactly("WARN " + SENTENCE);
        assertThat(bus.retained(CONNECTIVITY)).contains(own);
    }
}
