package io.github.solarcloud2mqtt.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.solarcloud2mqtt.integration.DamagedResponses;
import io.github.solarcloud2mqtt.integration.TestBridge;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.mqtt.IgnoringListener;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.plant.AccountName;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.PublishedFault;
import io.github.solarcloud2mqtt.poll.BrokerFaultChannel;
import io.github.solarcloud2mqtt.publish.FaultEventPublisher;
import io.github.solarcloud2mqtt.publish.UpToDateConnection;
import io.github.solarcloud2mqtt.publish.WantedDiscovery;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTrackerTest {

    private static final String EVENTS = "solarcloud2mqtt/7001_1_1_1/fault";

    private static final FaultClock CLOCK = new FaultClock() {
        @Override
        public OffsetDateTime resolve(String deviceId, LocalDateTime printed) {
            return printed.atOffset(ZoneOffset.ofHours(2));
        }

        @Override
        public OffsetDateTime now(String deviceId) {
            return OffsetDateTime.parse("2026-06-01T12:17:05+02:00");
        }
    };

    private final Path folder = Jimfs.newFileSystem(Configuration.unix()).getPath("/state");
    private final Path file = folder.resolve("faults-home.json");
    private final FakeBus bus = new FakeBus();
    private WantedDiscovery discovery;
    private FaultTracker tracker;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(folder);
        bus.start(Message.retained("solarcloud2mqtt/bridge/state", "offline"), new IgnoringListener());
        bus.connect();
        restart();
        brokerIsLive();
    }

    /** The broker does not have the discovery messages yet. */
    private void restart() {
        discovery = new WantedDiscovery(true);
        tracker = new FaultTracker(
                new BrokerFaultChannel(new FaultEventPublisher(bus, discovery, TestBridge.TOPICS)),
                new StateDirectory(folder),
                new AccountName("home"));
    }

    private void brokerIsLive() {
        discovery.connect(new UpToDateConnection());
        tracker.deliver();
    }

    @Test
    void aFaultIsAnnouncedOnceEvenIfListedRepeatedly() {
        for (int look = 0; look < 5; look++) {
            accept(fault("f1"));
        }
        assertThat(events()).containsExactly("raised f1");
    }

    @Test
    void manyRestartsAnnounceNothingTwice() {
        for (int day = 0; day < 5; day++) {
            accept(fault("f1"));
            restart();
            brokerIsLive();
        }
        for (int day = 0; day < 5; day++) {
            accept();
            restart();
            brokerIsLive();
        }
        assertThat(events()).containsExactly("raised f1", "cleared f1");
    }

    @Test
    void pendingEventsAreAnnouncedAfterARestart() {
        restart();
        accept(fault("f1"));
        assertThat(events()).isEmpty();
        restart();
        accept();
        brokerIsLive();
        restart();
        brokerIsLive();
        assertThat(events()).containsExactly("raised f1", "cleared f1");
    }

    @Test
    void unconfirmedEventsAreRetriedInOrder() {
        bus.disconnect();
        accept(fault("f1"));
        accept(fault("f1"), fault("f2"));
        bus.connect();
        accept(fault("f1"), fault("f2"));
        assertThat(events()).containsExactly("raised f1", "raised f2");
    }

    @Test
    void ofMoreThanFiveHundredPendingEventsTheOldestAreDropped() {
        bus.disconnect();
        accept(IntStream.range(0, 400).mapToObj(number -> fault("f" + number)).toArray(Fault[]::new));
        accept();
        bus.connect();
        tracker.deliver();
        assertThat(events()).hasSize(500).startsWith("raised f300").endsWith("cleared f399");
    }

    @Test
    void aFaultThatComesBackIsRaisedAgain() {
        accept(fault("f1"));
        accept();
        accept(fault("f1"));
        assertThat(events()).containsExactly("raised f1", "cleared f1", "raised f1");
    }

    @Test
    void theCloudsTimeOfClearingIsPublished() {
        accept(fault("f1"));
        accept(fault("f1", "2026-06-01T12:01", "2026-06-01T12:15:30"));
        assertThat(bus.published(EVENTS).get(1))
                .contains("\"raised\":\"2026-06-01T12:01+02:00\",\"cleared\":\"2026-06-01T12:15:30+02:00\"");
        assertThat(tracker.of("7001_1_1_1")).isEmpty();
    }

    @Test
    void withoutTimesOfTheCloudItIsTheTimeOfTheQuery() {
        accept(fault("f1", "", ""));
        accept();
        assertThat(bus.published(EVENTS).get(1))
                .contains("\"raised\":\"2026-06-01T12:17:05+02:00\",\"cleared\":\"2026-06-01T12:17:05+02:00\"");
    }

    @Test
    void aFaultThatWasOverBeforeItWasSeenIsNotAnnounced() {
        accept(fault("f1", "2026-06-01T12:01", "2026-06-01T12:02"));
        assertThat(events()).isEmpty();
        assertThat(tracker.of("7001_1_1_1")).isEmpty();
    }

    @Test
    void onlyAListThatCoversTheDeviceClearsItsFaults() {
        accept(fault("f1"));
        tracker.accept(List.of(), device -> false, CLOCK);
        assertThat(events()).containsExactly("raised f1");
        assertThat(tracker.of("7001_1_1_1")).extracting(PublishedFault::id).containsExactly("f1");
        accept();
        assertThat(events()).containsExactly("raised f1", "cleared f1");
    }

    @Test
    void aListThatFailsAfterARestartClearsNothing() {
        accept(fault("f1"));
        restart();
        brokerIsLive();
        tracker.accept(List.of(), device -> !device.equals("7001_1_1_1"), CLOCK);
        accept(fault("f1"));
        assertThat(events()).containsExactly("raised f1");
    }

    @Test
    void aTimeOfClearingClearsEvenIfTheListIsNotComplete() {
        accept(fault("f1"));
        tracker.accept(List.of(fault("f1", "2026-06-01T12:01", "2026-06-01T12:05")), device -> false, CLOCK);
        assertThat(events()).containsExactly("raised f1", "cleared f1");
    }

    @Test
    void aFaultWithoutTimesGetsThePlantsTime() {
        accept(fault("f1", "", ""));
        accept();
        assertThat(bus.published(EVENTS).get(0)).contains("\"raised\":\"2026-06-01T12:17:05+02:00\"");
        assertThat(bus.published(EVENTS).get(1)).contains("\"cleared\":\"2026-06-01T12:17:05+02:00\"");
    }

    @Test
    void aDeviceHasOnlyItsOwnFaults() {
        accept(fault("f1"));
        assertThat(tracker.of("7001_1_1_1")).extracting(PublishedFault::id).containsExactly("f1");
        assertThat(tracker.of("7001_1_2_1")).isEmpty();
    }

    @Test
    void aFaultKeepsTheBeginningItWasAnnouncedWith() {
        accept(fault("f1"));
        accept(fault("f1", "2026-06-01T12:09", ""));
        assertThat(tracker.of("7001_1_1_1"))
                .extracting(PublishedFault::raised)
                .containsExactly("2026-06-01T12:01+02:00");
    }

    @Test
    void aDamagedEntryDoesNotAffectOthers() throws Exception {
        Files.writeString(file, """
                {"active":[null,{},{"id":"f9","device":"7001_1_1_1"},{"id":"f1","device":"7001_1_1_1","severity":"fault",
                  "code":"1","name":"n","raised":"2026-06-01T12:01+02:00"}],
                 "waiting":[null,{},{"topic":"a"},{"payload":"{}"},{"topic":"","payload":"{}"},{"topic":"a/#","payload":"{}"},
                  {"topic":"a/+","payload":"{}"},{"topic":"a\\u0000","payload":"{}"},{"topic":"a/fault","payload":"{}"}]}""");
        bus.takePublished();
        restart();
        brokerIsLive();
        assertThat(tracker.of("7001_1_1_1")).extracting(PublishedFault::id).containsExactly("f1");
        assertThat(bus.published()).containsExactly(Message.event("a/fault", "{}"));
    }

    @Test
    void anEventThatCannotBePublishedIsDroppedAndNamed() throws Exception {
        Files.writeString(
                file,
                "{\"active\":[],\"waiting\":[{\"topic\":\"sun\uD83C\uDF1E/a/fault\",\"payload\":\"{}\"},"
                        + "{\"topic\":\"b/fault\",\"payload\":\"{}\"}]}");
        bus.takePublished();
        try (LogProbe log = new LogProbe(FaultTracker.class)) {
            restart();
            assertThat(log.rest())
                    .containsExactly("WARN A stored event of a fault is dropped: nothing can be published on its topic "
                            + "sun\uD83C\uDF1E/a/fault.");
        }
        brokerIsLive();
        assertThat(bus.published()).containsExactly(Message.event("b/fault", "{}"));
    }

    @Test
    void anyFileContentIsTolerated() throws Exception {
        bus.disconnect();
        accept(fault("f1"));
        DamagedResponses damage = new DamagedResponses(Files.readString(file));
        bus.connect();
        for (int round = 0; round < 300; round++) {
            Files.write(file, damage.next());
            bus.takePublished();
            assertThatCode(() -> {
                        restart();
                        brokerIsLive();
                        accept(fault("f1"), fault("f2"));
                    })
                    .as("%s", damage)
                    .doesNotThrowAnyException();
            assertThat(events()).as("%s", damage).contains("raised f2");
        }
    }

    private void accept(Fault... faults) {
        tracker.accept(List.of(faults), device -> true, CLOCK);
    }

    /** The events of the device, in short form. */
    private List<String> events() {
        return bus.published(EVENTS).stream()
                .map(json -> json.replaceAll(".*\"fault_(\\w+)\",\"id\":\"(\\w+)\".*", "$1 $2"))
                .toList();
    }

    private static Fault fault(String id) {
        return fault(id, "2026-06-01T12:01", "");
    }

    private static Fault fault(String id, String raised, String cleared) {
        return new Fault(
                id,
                "7001_1_1_1",
                Fault.Severity.FAULT,
                "60005",
                "Grid power outage",
                Optional.empty(),
                Optional.empty(),
                time(raised),
                time(cleared));
    }

    private static Optional<LocalDateTime> time(String text) {
        return Optional.of(text).filter(present -> !present.isEmpty()).map(LocalDateTime::parse);
    }
}
