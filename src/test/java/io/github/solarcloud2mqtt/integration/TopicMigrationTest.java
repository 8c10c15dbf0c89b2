package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.app.component.Bridge;
import io.github.solarcloud2mqtt.cloud.ScriptedCloud;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryForm;
import io.github.solarcloud2mqtt.integration.TestBridge.Outlets;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.publish.session.OtherBridgeDetector;
import io.github.solarcloud2mqtt.time.VirtualTime;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes of base topic, discovery prefix and discovery form move everything and leave no retained messages behind. */
class TopicMigrationTest {

    private static final String OLD = "solarcloud2mqtt/";
    private static final String POWER = "homeassistant/sensor/isolarcloud_7001_1_1_1/p24/config";
    private static final String DEVICE = "homeassistant/device/isolarcloud_7001_1_1_1/config";

    @TempDir
    private Path folder;

    private final FakeBus bus = new FakeBus();
    private VirtualTime time = new VirtualTime(Instant.parse("2026-06-01T10:02:00Z"));
    private final ScriptedCloud cloud = new ScriptedCloud(() -> time.instant());

    private static Outlets outlets(String base, String prefix, DiscoveryForm form) {
        return new Outlets(new Topics(base), prefix, form, PayloadForm.BOTH, true);
    }

    private static Outlets usual() {
        return outlets("solarcloud2mqtt", "homeassistant", DiscoveryForm.ENTITY);
    }

    /** Starts a bridge; the one before is silent, as if its process had ended. */
    private Bridge start(Outlets outlets) {
        time = new VirtualTime(time.instant());
        Bridge bridge =
                TestBridge.on(time, bus, folder, TestBridge.EVERY_FIVE_MINUTES, outlets, services -> cloud).bridge;
        bridge.start();
        bus.connect();
        time.pass(Duration.ofSeconds(3));
        return bridge;
    }

    private void run(Outlets outlets, Duration duration) {
        Bridge bridge = start(outlets);
        time.pass(duration);
        bridge.stop();
    }

    private List<String> topics(String beginning) {
        return bus.retained().keySet().stream()
                .filter(topic -> topic.startsWith(beginning))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(DiscoveryForm.class)
    void anotherBaseTopicClearsTheOldOne(DiscoveryForm form) {
        run(outlets("solarcloud2mqtt", "homeassistant", form), Duration.ofMinutes(10));
        int before = topics(OLD).size();
        int configs = topics("homeassistant/").size();
        run(outlets("sun/roof", "homeassistant", form), Duration.ofMinutes(1));
        assertThat(topics(OLD)).isEmpty();
        assertThat(topics("sun/roof/")).hasSize(before);
        assertThat(topics("homeassistant/")).hasSize(configs);
        assertThat(bus.retained())
                .allSatisfy((topic, payload) -> assertThat(payload).doesNotContain("\"" + OLD));
    }

    @Test
    void discoveryPointsToTheNewBaseTopicBeforeTheOldOneIsCleared() {
        run(usual(), Duration.ofMinutes(10));
        bus.takePublished();
        run(outlets("sun", "homeassistant", DiscoveryForm.ENTITY), Duration.ofMinutes(1));
        List<Message> said = bus.published();
        assertThat(said.indexOf(Message.retained(OLD + "7001_1_1_1/active_power", "")))
                .isGreaterThan(
                        said.indexOf(Message.retained(POWER, bus.retained(POWER).orElseThrow())));
    }

    @Test
    void aDeviceRemovedMeanwhileIsClearedEverywhere() {
        run(usual(), Duration.ofMinutes(10));
        cloud.devices.remove(ScriptedCloud.INVERTER);
        run(outlets("sun", "ha", DiscoveryForm.DEVICE), Duration.ofHours(7));
        assertThat(bus.retained().keySet()).noneMatch(topic -> topic.contains("7001_1_1_1"));
        assertThat(topics("homeassistant/")).isEmpty();
        assertThat(topics(OLD)).isEmpty();
    }

    @Test
    void anotherPrefixAndAnotherFormMoveAllEntities() {
        run(usual(), Duration.ofMinutes(10));
        run(outlets("solarcloud2mqtt", "ha", DiscoveryForm.DEVICE), Duration.ofMinutes(1));
        assertThat(topics("homeassistant/")).isEmpty();
        assertThat(topics("ha/"))
                .containsExactlyInAnyOrder(
                        "ha/device/isolarcloud_7001_1_1_1/config", "ha/device/isolarcloud_7001_11_0_0/config");
        run(usual(), Duration.ofMinutes(1));
        assertThat(topics("ha/")).isEmpty();
        assertThat(bus.retained()).containsKey(POWER);
    }

    @Test
    void anInterruptedMoveIsCompletedAtTheNextStart() {
        run(usual(), Duration.ofMinutes(10));
        start(outlets("sun", "ha", DiscoveryForm.ENTITY));
        bus.disconnect();
        assertThat(topics(OLD)).isNotEmpty();
        run(outlets("sun", "ha", DiscoveryForm.ENTITY), Duration.ofMinutes(1));
        assertThat(topics(OLD)).isEmpty();
        assertThat(topics("homeassistant/")).isEmpty();
        assertThat(topics("ha/")).isNotEmpty();
    }

    @Test
    void aFormerBaseTopicIsForgottenWhenItIsCleared() {
        run(usual(), Duration.ofMinutes(10));
        Outlets moved = outlets("sun", "ha", DiscoveryForm.ENTITY);
        run(moved, Duration.ofMinutes(1));
        run(moved, Duration.ofMinutes(1));
        start(moved);
        bus.publishFromOutside(OLD + "x/y", "somebody else's", true);
        time.pass(Duration.ofHours(13));
        assertThat(bus.retained()).containsKey(OLD + "x/y");
        assertThat(folder.resolve("places.json")).hasContent("[{\"base\":\"sun\",\"prefix\":\"ha\"}]");
    }

    @Test
    void topicsOfAnotherBridgeAreNotCleared() {
        run(usual(), Duration.ofMinutes(10));
        bus.publishFromOutside(OLD + "bridge/state", "online", true);
        String theirs = POWER.replace("7001", "9001");
        bus.publishFromOutside(theirs, bus.retained(POWER).orElseThrow().replace("7001", "9001"), true);
        List<String> before = topics(OLD);
        run(outlets("sun", "homeassistant", DiscoveryForm.ENTITY), Duration.ofHours(7));
        assertThat(topics(OLD)).containsExactlyElementsOf(before);
        assertThat(bus.retained()).containsKey(theirs);
    }

    @Test
    void disabledDiscoveryIsClearedAtOnce() {
        run(usual(), Duration.ofMinutes(10));
        start(new Outlets(TestBridge.TOPICS, "homeassistant", DiscoveryForm.ENTITY, PayloadForm.BOTH, false));
        assertThat(topics("homeassistant/")).isEmpty();
        assertThat(topics(OLD + "7001_1_1_1/")).isNotEmpty();
    }

    @Test
    void aFaultDuringTheMoveIsPublishedAfterIt() {
        run(usual(), Duration.ofMinutes(10));
        cloud.faults.add(new Fault(
                "f1",
                "7001_1_1_1",
                Fault.Severity.FAULT,
                "13801",
                "Grid Overvoltage",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        bus.takePublished();
        start(outlets("solarcloud2mqtt", "homeassistant", DiscoveryForm.DEVICE));
        time.pass(Duration.ofMinutes(1));
        List<String> said = bus.published().stream().map(Message::topic).toList();
        assertThat(said.indexOf(OLD + "7001_1_1_1/fault")).isGreaterThan(said.lastIndexOf(DEVICE));
    }

    @Test
    void twoBridgesOnOneBaseTopicWarnAndClearNothing() {
        try (LogProbe log = new LogProbe(OtherBridgeDetector.class)) {
            start(usual());
            bus.publishFromOutside(OLD + "9_1_1_1/active_power", "1", true);
            bus.disconnect();
            bus.connect();
            time.pass(Duration.ofSeconds(3));
            bus.takePublished();
            bus.publishFromOutside(OLD + "bridge/info", "{\"started\":\"2026-01-01T00:00:00Z\"}", true);
            bus.publishFromOutside(OLD + "bridge/info", "{\"started\":\"2026-01-01T00:00:00Z\"}", true);
            time.pass(Duration.ofSeconds(1));
            assertThat(bus.published(OLD + "bridge/info")).hasSize(1);
            time.pass(Duration.ofHours(13));
            assertThat(bus.retained()).containsKey(OLD + "9_1_1_1/active_power");
            assertThat(log.rest())
                    .containsExactly(
                            "WARN Another bridge publishes below solarcloud2mqtt too. The two overwrite each other's "
                                    + "topics. Stop one of them, or give it another mqtt.base-topic and another mqtt.client-id. Until "
                                    + "the next start nothing is cleared from the broker.");
        }
    }
}
