package io.github.solarcloud2mqtt.publish.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.ScriptedCloud;
import io.github.solarcloud2mqtt.homeassistant.ConfigMessage;
import io.github.solarcloud2mqtt.homeassistant.DeviceDiscovery;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryForm;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryMessages;
import io.github.solarcloud2mqtt.homeassistant.retained.RetainedDiscovery;
import io.github.solarcloud2mqtt.integration.TestBridge;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.mqtt.IgnoringListener;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.Scale;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import io.github.solarcloud2mqtt.publish.WantedDiscovery;
import io.github.solarcloud2mqtt.time.VirtualTime;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Home Assistant neither loses nor duplicates entities, after any change and any restart of the bridge. */
class DiscoveryReconcilerTest {

    private static final String NODE = "isolarcloud_7001_1_1_1";
    private static final String POWER = "homeassistant/sensor/" + NODE + "/p24/config";
    private static final String TOTAL = "homeassistant/sensor/" + NODE + "/p2/config";
    private static final String CONNECTIVITY = "homeassistant/binary_sensor/" + NODE + "/connectivity/config";
    private static final String DEVICE = "homeassistant/device/" + NODE + "/config";
    private static final String MARKER = "{\"migrate_discovery\": true}";
    private static final List<MeasuringPoint> POINTS = List.of(point("24", "power"), point("2", "total"));

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-06-01T10:00:00Z"));
    private final FakeBus bus = new FakeBus();

    private static MeasuringPoint point(String id, String key) {
        return new MeasuringPoint(id, key, key, ValueFormat.of(PointKind.MEASUREMENT, "W", Scale.NONE), true, false);
    }

    private static DeviceDiscovery announcement(String prefix, DiscoveryForm form, List<MeasuringPoint> points) {
        return new DiscoveryMessages(TestBridge.TOPICS, prefix, form, PayloadForm.BOTH, 1, "1.2.3")
                .announce("isolarcloud", ScriptedCloud.INVERTER, points, false, Optional.empty());
    }

    @BeforeEach
    void connect() {
        bus.start(Message.retained("solarcloud2mqtt/bridge/state", "offline"), new IgnoringListener());
        bus.connect();
    }

    private WantedDiscovery connected() {
        WantedDiscovery discovery = new WantedDiscovery(true);
        connect(discovery);
        return discovery;
    }

    private void connect(WantedDiscovery discovery) {
        connect(discovery, () -> {});
    }

    private void connect(WantedDiscovery discovery, Runnable settled) {
        discovery.connect(new DiscoveryReconciler(bus, time, discovery, retained(), settled));
    }

    private List<ConfigMessage> retained() {
        RetainedDiscovery mine =
                new RetainedDiscovery(Set.of("homeassistant", "ha"), Set.of("solarcloud2mqtt/bridge/state"));
        List<ConfigMessage> retained = new ArrayList<>();
        bus.retained().forEach((topic, payload) -> mine.find(topic, payload).ifPresent(retained::add));
        return retained;
    }

    private List<String> published() {
        return bus.takePublished().stream()
                .map(message -> message.topic() + " " + shortened(message.payload()))
                .toList();
    }

    private static String shortened(String payload) {
        return payload.isEmpty() ? "-" : payload.equals(MARKER) ? "marker" : "config";
    }

    private void isAnnounced(DiscoveryForm form) {
        connected().announce(announcement("homeassistant", form, POINTS));
        bus.takePublished();
    }

    @Test
    void entitiesBecomeADeviceByMarkersThenEmptyMessagesThenTheDevice() {
        isAnnounced(DiscoveryForm.ENTITY);
        WantedDiscovery discovery = connected();
        discovery.announce(announcement("homeassistant", DiscoveryForm.DEVICE, POINTS));
        assertThat(published())
                .containsExactlyInAnyOrder(POWER + " marker", TOTAL + " marker", CONNECTIVITY + " marker");
        assertThat(discovery.isSettled()).isFalse();
        time.pass(DiscoveryReconciler.PAUSE);
        assertThat(published())
                .containsExactlyInAnyOrder(POWER + " -", TOTAL + " -", CONNECTIVITY + " -", DEVICE + " config")
                .endsWith(DEVICE + " config");
        assertThat(discovery.isSettled()).isTrue();
        time.pass(Duration.ofHours(1));
        assertThat(published()).isEmpty();
        assertThat(bus.retained()).containsOnlyKeys(DEVICE);
    }

    @Test
    void aDeviceBecomesEntitiesByAMarkerThenAnEmptyMessageThenTheEntities() {
        isAnnounced(DiscoveryForm.DEVICE);
        connected().announce(announcement("homeassistant", DiscoveryForm.ENTITY, POINTS));
        assertThat(published()).containsExactly(DEVICE + " marker");
        time.pass(DiscoveryReconciler.PAUSE);
        assertThat(published())
                .containsExactly(DEVICE + " -", POWER + " config", TOTAL + " config", CONNECTIVITY + " config");
        assertThat(bus.retained()).containsOnlyKeys(POWER, TOTAL, CONNECTIVITY);
    }

    @ParameterizedTest
    @EnumSource(DiscoveryForm.class)
    void anotherPrefixTakesTheEntitiesOver(DiscoveryForm form) {
        isAnnounced(form);
        Set<String> before = bus.retained().keySet();
        connected().announce(announcement("ha", form, POINTS));
        assertThat(published())
                .hasSameSizeAs(before)
                .allMatch(line -> line.startsWith("homeassistant/") && line.endsWith(" marker"));
        time.pass(DiscoveryReconciler.PAUSE);
        List<String> published = published();
        assertThat(published.subList(0, before.size()))
                .allMatch(line -> line.startsWith("homeassistant/") && line.endsWith(" -"));
        assertThat(published.subList(before.size(), published.size()))
                .hasSameSizeAs(before)
                .allMatch(line -> line.startsWith("ha/") && line.endsWith(" config"));
        assertThat(bus.retained().keySet())
                .allMatch(topic -> topic.startsWith("ha/"))
                .hasSameSizeAs(before);
    }

    /** Each of the bridge's messages may be the last one before it is killed. */
    @ParameterizedTest
    @EnumSource(DiscoveryForm.class)
    void aKillAtAnyStepLetsTheNextRunCompleteTheMigration(DiscoveryForm form) {
        DiscoveryForm other = form == DiscoveryForm.ENTITY ? DiscoveryForm.DEVICE : DiscoveryForm.ENTITY;
        isAnnounced(form);
        Map<String, String> before = bus.retained();
        connected().announce(announcement("homeassistant", other, POINTS));
        time.pass(DiscoveryReconciler.PAUSE.multipliedBy(3));
        Map<String, String> after = bus.retained();
        List<Message> all = bus.takePublished();
        for (int killedAfter = 0; killedAfter <= all.size(); killedAfter++) {
            FakeBus broker = new FakeBus();
            broker.start(Message.retained("solarcloud2mqtt/bridge/state", "offline"), new IgnoringListener());
            broker.connect();
            before.forEach((topic, payload) -> broker.publish(Message.retained(topic, payload)));
            all.subList(0, killedAfter).forEach(broker::publish);
            assertEnds(broker, other, after);
        }
    }

    private void assertEnds(FakeBus broker, DiscoveryForm form, Map<String, String> end) {
        RetainedDiscovery mine = new RetainedDiscovery(Set.of("homeassistant"), Set.of("solarcloud2mqtt/bridge/state"));
        List<ConfigMessage> retained = new ArrayList<>();
        broker.retained().forEach((topic, payload) -> mine.find(topic, payload).ifPresent(retained::add));
        broker.takePublished();
        WantedDiscovery discovery = new WantedDiscovery(true);
        discovery.connect(new DiscoveryReconciler(broker, time, discovery, retained, () -> {}));
        discovery.announce(announcement("homeassistant", form, POINTS));
        time.pass(DiscoveryReconciler.PAUSE.multipliedBy(4));
        assertThat(broker.retained()).isEqualTo(end);
        assertHomeAssistantKeepsAll(broker.published());
    }

    /** A message at an old topic is a conflict for Home Assistant once the new one is there. */
    private static void assertHomeAssistantKeepsAll(List<Message> published) {
        boolean renewed = false;
        for (Message message : published) {
            if (message.payload().isEmpty() || message.payload().equals(MARKER)) {
                assertThat(renewed)
                        .as("nothing comes at %s after the new messages", message.topic())
                        .isFalse();
            } else {
                renewed = true;
            }
        }
    }

    @Test
    void aChangeBackDuringAMigrationLosesNothing() {
        isAnnounced(DiscoveryForm.ENTITY);
        Map<String, String> before = bus.retained();
        WantedDiscovery discovery = connected();
        discovery.announce(announcement("homeassistant", DiscoveryForm.DEVICE, POINTS));
        discovery.disconnect();
        assertThat(bus.retained()).containsEntry(POWER, MARKER).doesNotContainKey(DEVICE);
        bus.takePublished();
        connected().announce(announcement("homeassistant", DiscoveryForm.ENTITY, POINTS));
        time.pass(DiscoveryReconciler.PAUSE.multipliedBy(3));
        assertThat(bus.retained()).isEqualTo(before);
    }

    @Test
    void announcementsBeforeTheConnectionAreMigratedToo() {
        isAnnounced(DiscoveryForm.ENTITY);
        WantedDiscovery discovery = new WantedDiscovery(true);
        discovery.announce(announcement("homeassistant", DiscoveryForm.DEVICE, POINTS));
        assertThat(bus.published()).isEmpty();
        connect(discovery);
        time.pass(DiscoveryReconciler.PAUSE.multipliedBy(3));
        assertThat(bus.retained()).containsOnlyKeys(DEVICE);
    }

    @Test
    void theNextConnectionContinuesAnInterruptedMigration() {
        isAnnounced(DiscoveryForm.ENTITY);
        WantedDiscovery discovery = connected();
        discovery.announce(announcement("homeassistant", DiscoveryForm.DEVICE, POINTS));
        discovery.disconnect();
        bus.takePublished();
        time.pass(Duration.ofMinutes(1));
        assertThat(published()).isEmpty();
        connect(discovery);
        time.pass(DiscoveryReconciler.PAUSE.multipliedBy(3));
        assertThat(bus.retained()).containsOnlyKeys(DEVICE);
    }

    @Test
    void theEndOfAMigrationIsReportedOnce() {
        isAnnounced(DiscoveryForm.ENTITY);
        List<Instant> settled = new ArrayList<>();
        WantedDiscovery discovery = new WantedDiscovery(true);
        connect(discovery, () -> settled.add(time.instant()));
        Instant begin = time.instant();
        discovery.announce(announcement("homeassistant", DiscoveryForm.DEVICE, POINTS));
        time.pass(Duration.ofMinutes(1));
        assertThat(settled).containsExactly(begin.plus(DiscoveryReconciler.PAUSE));
    }

    @ParameterizedTest
    @EnumSource(DiscoveryForm.class)
    void anEntityThatIsMissingStaysUntilItIsRemoved(DiscoveryForm form) {
        WantedDiscovery discovery = connected();
        discovery.announce(announcement("homeassistant", form, POINTS));
        discovery.announce(announcement("homeassistant", form, POINTS.subList(0, 1)));
        time.pass(Duration.ofMinutes(1));
        assertThat(everything()).contains("_1_p2\"");
        discovery.remove(NODE, Set.of("p2"));
        time.pass(Duration.ofMinutes(1));
        assertThat(everything()).doesNotContain("_1_p2\"").contains("_1_p24\"");
    }

    @ParameterizedTest
    @EnumSource(DiscoveryForm.class)
    void aDeviceThatIsRemovedIsClearedAlsoIfTheBrokerWasAway(DiscoveryForm form) {
        WantedDiscovery discovery = connected();
        discovery.announce(announcement("homeassistant", form, POINTS));
        discovery.disconnect();
        discovery.remove(NODE);
        assertThat(bus.retained()).isNotEmpty();
        connect(discovery);
        assertThat(bus.retained()).isEmpty();
        assertThat(bus.published()).noneMatch(message -> message.payload().equals(MARKER));
    }

    @ParameterizedTest
    @EnumSource(DiscoveryForm.class)
    void onlyWhatThisRunDidNotAnnounceIsRemoved(DiscoveryForm form) {
        isAnnounced(form);
        String foreign = "homeassistant/sensor/other_1/p1/config";
        bus.publish(Message.retained(foreign, MARKER));
        WantedDiscovery discovery = connected();
        discovery.announce(announcement("homeassistant", form, POINTS.subList(0, 1)));
        time.pass(Duration.ofMinutes(1));
        assertThat(everything()).contains("_1_p2\"");
        discovery.removeUnannounced();
        time.pass(Duration.ofMinutes(1));
        assertThat(everything()).doesNotContain("_1_p2\"").contains("_1_p24\"");
        assertThat(bus.retained()).containsEntry(foreign, MARKER);
    }

    @ParameterizedTest
    @EnumSource(DiscoveryForm.class)
    void disabledDiscoveryClearsAllAtOnce(DiscoveryForm form) {
        isAnnounced(form);
        connect(new WantedDiscovery(false));
        assertThat(bus.retained()).isEmpty();
    }

    @Test
    void removedEntitiesAreNotMigrated() {
        isAnnounced(DiscoveryForm.DEVICE);
        connected().announce(announcement("homeassistant", DiscoveryForm.ENTITY, POINTS.subList(0, 1)));
        assertThat(bus.retained(DEVICE).orElseThrow()).contains("\"p2\":{\"platform\":\"sensor\"}");
        time.pass(DiscoveryReconciler.PAUSE);
        assertThat(bus.retained(DEVICE)).contains(MARKER);
        time.pass(DiscoveryReconciler.PAUSE.multipliedBy(2));
        assertThat(bus.retained()).containsOnlyKeys(POWER, CONNECTIVITY);
    }

    @Test
    void entitiesThatAreMissingStayInTheDeviceMessageUntilTheyAreRemoved() {
        isAnnounced(DiscoveryForm.ENTITY);
        WantedDiscovery discovery = connected();
        discovery.announce(announcement("homeassistant", DiscoveryForm.DEVICE, POINTS.subList(0, 1)));
        time.pass(Duration.ofMinutes(1));
        assertThat(bus.retained()).containsOnlyKeys(DEVICE, TOTAL);
        assertThat(bus.retained(TOTAL).orElseThrow()).isNotEqualTo(MARKER);
        discovery.removeUnannounced();
        assertThat(bus.retained()).containsOnlyKeys(DEVICE);
    }

    @Test
    void anEntityOfAnotherComponentIsRemovedBeforeItIsAnnouncedAgain() {
        String old = "homeassistant/binary_sensor/" + NODE + "/p24/config";
        isAnnounced(DiscoveryForm.ENTITY);
        bus.publish(Message.retained(old, bus.retained(POWER).orElseThrow()));
        bus.publish(Message.retained(POWER, ""));
        bus.takePublished();
        connected().announce(announcement("homeassistant", DiscoveryForm.ENTITY, POINTS));
        assertThat(published()).containsExactly(old + " -");
        time.pass(DiscoveryReconciler.PAUSE);
        assertThat(published()).containsExactly(POWER + " config");
    }

    @Test
    void aBirthDuringAMigrationPublishesNothing() {
        isAnnounced(DiscoveryForm.ENTITY);
        WantedDiscovery discovery = connected();
        discovery.announce(announcement("homeassistant", DiscoveryForm.DEVICE, POINTS));
        bus.takePublished();
        discovery.publishAll();
        assertThat(published()).isEmpty();
        time.pass(Duration.ofMinutes(1));
        bus.takePublished();
        discovery.publishAll();
        assertThat(published()).containsExactly(DEVICE + " config");
    }

    private String everything() {
        return String.join("\n", bus.retained().keySet())
                + String.join("\n", bus.retained().values());
    }
}
