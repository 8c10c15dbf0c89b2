package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Quota;
import io.github.solarcloud2mqtt.cloud.ScriptedCloud;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.poll.CloudHealthState;
import io.github.solarcloud2mqtt.time.VirtualTime;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics, discovery and behaviour of a whole bridge with a scripted cloud. */
class BridgeTest {

    private static final Duration A_ROUND = Duration.ofMinutes(6);
    private static final String INVERTER = "solarcloud2mqtt/7001_1_1_1/";
    private static final String POWER_CONFIG = "homeassistant/sensor/isolarcloud_7001_1_1_1/p24/config";

    @TempDir
    private Path folder;

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-06-01T10:02:00Z"));
    private final FakeBus bus = new FakeBus();
    private final ScriptedCloud cloud = new ScriptedCloud(time);
    private TestBridge bridge;

    @BeforeEach
    void build() {
        bridge = bridge(PayloadForm.BOTH);
    }

    private TestBridge bridge(PayloadForm form) {
        return TestBridge.on(time, bus, folder, TestBridge.EVERY_FIVE_MINUTES, form, services -> cloud);
    }

    private void start() {
        bridge.bridge.start();
        bus.connect();
        time.pass(Duration.ofSeconds(3));
    }

    private void restart() {
        bridge.bridge.stop();
        bridge = bridge(PayloadForm.BOTH);
        start();
    }

    private static final Duration BEAT = Duration.ofSeconds(30);

    @Test
    void everyTopicOfADeviceIsPublishedAfterTheStart() {
        start();
        assertThat(bus.retained())
                .containsEntry("solarcloud2mqtt/bridge/state", "online")
                .containsEntry(INVERTER + "availability", "online")
                .containsEntry(INVERTER + "active_power", "2500")
                .containsEntry(INVERTER + "total_yield", "5000")
                .containsEntry(INVERTER + "daily_yield", "12.3")
                .containsEntry(INVERTER + "problem", "OFF")
                .containsEntry(INVERTER + "faults", "{\"count\":0,\"active\":[]}")
                .containsEntry(
                        INVERTER + "state",
                        "{\"daily_yield\":12.3,\"total_yield\":5000,\"active_power\":2500,\"time\":\"2026-06-01T12:00:00+02:00\"}")
                .containsEntry(
                        "solarcloud2mqtt/bridge/info",
                        "{\"version\":\"1.2.3\",\"started\":\"2026-06-01T10:02:00Z\",\"clouds\":[{\"name\":\"home\","
                                + "\"vendor\":\"isolarcloud\",\"plants\":1,\"devices\":2,\"points\":5}],\"plants\":1,"
                                + "\"devices\":2,\"points\":5}")
                .containsEntry(
                        "solarcloud2mqtt/bridge/health",
                        "{\"home\":{\"state\":\"ok\",\"last_poll\":\"2026-06-01T10:02:00Z\",\"next_poll\":"
                                + "\"2026-06-01T10:07:00Z\",\"data_age\":120,\"calls_made\":0,\"calls_left\":null,\"malformed_answers\":0,"
                                + "\"interval\":300,\"note\":null,\"last_error\":null}}")
                .containsKey("solarcloud2mqtt/bridge/devices")
                .containsKey(POWER_CONFIG);
    }

    @Test
    void statesWaitForTheRetainedMessagesOnly() {
        bridge.bridge.start();
        bus.connect();
        time.pass(Duration.ofMillis(99));
        assertThat(bus.retained(INVERTER + "active_power")).isEmpty();
        time.pass(Duration.ofMillis(1));
        assertThat(bus.retained(INVERTER + "active_power")).contains("2500");
    }

    @Test
    void withoutTheRightToReadItsOwnTopicsTheBridgeWaitsTwoSeconds() {
        bus.forbidReading("solarcloud2mqtt/+/+");
        bridge.bridge.start();
        bus.connect();
        time.pass(Duration.ofMillis(1_999));
        assertThat(bus.retained(INVERTER + "active_power")).isEmpty();
        time.pass(Duration.ofMillis(1));
        assertThat(bus.retained(INVERTER + "active_power")).contains("2500");
    }

    @Test
    void theListOfDevicesNamesTheirPoints() {
        start();
        assertThat(bus.retained("solarcloud2mqtt/bridge/devices").orElseThrow())
                .contains(
                        "{\"id\":\"7001_1_1_1\",\"name\":\"SG10\",\"type\":\"Inverter\",\"model\":null,\"serial\":null,"
                                + "\"plant\":\"7001\",\"points\":[{\"key\":\"daily_yield\",\"id\":\"1\",\"name\":\"Daily yield\","
                                + "\"unit\":\"kWh\"},");
    }

    @Test
    void withJsonAloneThereAreNoPointTopics() {
        bridge = bridge(PayloadForm.JSON);
        start();
        assertThat(bus.retained()).containsKey(INVERTER + "state").doesNotContainKey(INVERTER + "active_power");
    }

    @Test
    void withTopicsAloneThereIsNoDocument() {
        bridge = bridge(PayloadForm.TOPICS);
        start();
        assertThat(bus.retained()).containsKey(INVERTER + "active_power").doesNotContainKey(INVERTER + "state");
    }

    @Test
    void availabilityComesFirstThenDiscoveryThenStates() {
        start();
        List<String> order = bus.published().stream().map(Message::topic).toList();
        assertThat(order.get(0)).isEqualTo("solarcloud2mqtt/bridge/state");
        assertThat(order.indexOf(INVERTER + "availability")).isLessThan(order.indexOf(POWER_CONFIG));
        assertThat(order.indexOf(POWER_CONFIG)).isLessThan(order.indexOf(INVERTER + "active_power"));
    }

    @Test
    void aPointThatNeverHadAValueIsNeitherPolledNorAnnouncedNorPublished() {
        start();
        time.pass(A_ROUND);
        assertThat(bus.retained().keySet()).noneMatch(topic -> topic.contains("p29") || topic.contains("operating"));
        assertThat(bus.retained(INVERTER + "state").orElseThrow()).doesNotContain("operating_status");
    }

    @Test
    void aMissingValueIsNullAndDoesNotChangeItsTopic() {
        start();
        cloud.unset("7001_1_1_1", "24");
        bus.takePublished();
        time.pass(A_ROUND);
        assertThat(bus.retained(INVERTER + "state").orElseThrow()).contains("\"active_power\":null");
        assertThat(bus.published(INVERTER + "active_power")).isEmpty();
    }

    @Test
    void anUnknownPointIsPublishedByItsId() {
        cloud.set("7001_1_1_1", "999999", "7.50");
        start();
        assertThat(bus.retained(INVERTER + "p999999")).contains("7.5");
        assertThat(bus.retained(INVERTER + "state").orElseThrow()).contains("\"p999999\":7.5");
        assertThat(bus.retained("homeassistant/sensor/isolarcloud_7001_1_1_1/p999999/config")
                        .orElseThrow())
                .contains("\"name\":\"Point 999999\"");
    }

    @Test
    void valuesAndFaultsAreReadEveryFiveMinutes() {
        start();
        cloud.calls.clear();
        time.pass(Duration.ofHours(1));
        assertThat(cloud.calls.stream().filter(call -> call.startsWith("read")).count())
                .isBetween(22L, 24L);
        assertThat(cloud.calls.stream().filter("faults"::equals).count()).isEqualTo(12);
    }

    @Test
    void oneFailedRoundChangesNothing() {
        start();
        cloud.failure = Optional.of(new CloudException.Transient("No answer."));
        time.pass(A_ROUND);
        cloud.failure = Optional.empty();
        time.pass(Duration.ofMinutes(10));
        assertThat(bus.published(INVERTER + "availability")).containsOnly("online");
    }

    @Test
    void anOutageShowsAtOnceInHealthAndLaterInTheDevices() {
        start();
        cloud.failure = Optional.of(new CloudException.Transient("No answer."));
        time.pass(A_ROUND);
        assertThat(health()).contains("\"state\":\"unreachable\"").contains("\"last_error\":\"No answer.\"");
        assertThat(bus.retained(INVERTER + "availability")).contains("online");
        time.pass(Duration.ofMinutes(15));
        assertThat(bus.retained(INVERTER + "availability")).contains("offline");
        assertThat(bus.retained(INVERTER + "active_power")).contains("2500");
        cloud.failure = Optional.empty();
        time.pass(A_ROUND);
        assertThat(health()).contains("\"state\":\"ok\"").contains("\"last_error\":null");
        assertThat(bus.retained(INVERTER + "availability")).contains("online");
    }

    @Test
    void dataThatStandsStillMakesADeviceOffline() {
        start();
        cloud.standstill = Optional.of(time.instant());
        time.pass(Duration.ofMinutes(12));
        assertThat(bus.retained(INVERTER + "availability")).contains("online");
        time.pass(Duration.ofMinutes(3));
        assertThat(bus.retained(INVERTER + "availability")).contains("offline");
    }

    @Test
    void aDeviceWithoutPointsIsOnlineUnlessTheCloudReportsItOffline() {
        cloud.values.remove("7001_1_1_1");
        start();
        time.pass(Duration.ofHours(1));
        assertThat(bus.retained(INVERTER + "availability")).contains("online");
        cloud.disconnected.add("7001_1_1_1");
        request("discover", "");
        assertThat(bus.retained(INVERTER + "availability")).contains("offline");
    }

    @Test
    void aDeviceThatTheCloudReportsOfflineIsOfflineAtOnce() {
        start();
        cloud.disconnected.add("7001_1_1_1");
        time.pass(A_ROUND);
        assertThat(bus.retained(INVERTER + "availability")).contains("offline");
        assertThat(bus.retained("solarcloud2mqtt/7001_11_0_0/availability")).contains("online");
    }

    @Test
    void oneBrokenDeviceDoesNotAffectOthers() {
        start();
        cloud.failing.put("7001_1_1_1", new CloudException.Malformed("Nonsense."));
        cloud.set("7001_11_0_0", "83033", "1234");
        time.pass(A_ROUND);
        assertThat(bus.retained("solarcloud2mqtt/7001_11_0_0/active_power")).contains("1234");
        assertThat(health()).contains("\"state\":\"ok\"").contains("\"last_error\":\"Nonsense.\"");
    }

    @Test
    void aForbiddenEndpointIsNotCalledUntilTheNextDiscovery() {
        start();
        cloud.failing.put("7001_1_1_1", new CloudException.NotAllowed("Not yours."));
        time.pass(A_ROUND);
        cloud.calls.clear();
        time.pass(Duration.ofMinutes(30));
        assertThat(cloud.calls).contains("read 7001_11_0_0").doesNotContain("read 7001_1_1_1");
    }

    @Test
    void wrongCredentialsStopPolling() {
        cloud.failure = Optional.of(new CloudException.Rejected("The password is wrong.", Duration.ofHours(12)));
        start();
        assertThat(health()).contains("\"state\":\"rejected\"").contains("\"last_error\":\"The password is wrong.\"");
        time.pass(Duration.ofHours(11));
        assertThat(cloud.calls).containsExactly("inventory");
        cloud.failure = Optional.empty();
        time.pass(Duration.ofHours(2));
        assertThat(health()).contains("\"state\":\"ok\"");
    }

    @Test
    void pollingWaitsForTheResetOfAUsedUpQuota() {
        start();
        cloud.failure = Optional.of(new CloudException.QuotaSpent("No calls left.", Duration.ofMinutes(40)));
        time.pass(A_ROUND);
        cloud.calls.clear();
        time.pass(Duration.ofMinutes(30));
        assertThat(cloud.calls).isEmpty();
        assertThat(health()).contains("\"state\":\"quota\"");
        cloud.failure = Optional.empty();
        time.pass(Duration.ofMinutes(15));
        assertThat(health()).contains("\"state\":\"ok\"");
    }

    @Test
    void aSmallQuotaStretchesTheInterval() {
        cloud.quota = Optional.of(
                new Quota(OptionalInt.of(12), OptionalInt.of(10_000), OptionalInt.of(0), OptionalInt.of(0)));
        start();
        // Three calls a round, twelve an hour of which all may be planned: every 15 minutes, counted from 10:02.
        assertThat(health()).contains("\"interval\":870");
        assertThat(health()).contains("the account's quota does not allow more");
        assertThat(health()).contains("\"next_poll\":\"2026-06-01T10:16:30Z\"");
    }

    @Test
    void requestsAreRejectedWhenCallsAreScarce() {
        cloud.quota = Optional.of(
                new Quota(OptionalInt.of(12), OptionalInt.of(10_000), OptionalInt.of(0), OptionalInt.of(0)));
        start();
        int before = cloud.calls.size();
        request("refresh", "");
        assertThat(answers("refresh").get(0))
                .startsWith("{\"status\":\"error\",\"error\":\"It is polled every ")
                .contains("the account's quota does not allow more");
        assertThat(cloud.calls).hasSize(before);
    }

    @Test
    void theFaultListIsPublishedBeforeTheProblem() {
        start();
        bus.takePublished();
        cloud.faults.add(fault("f1", Fault.Severity.FAULT));
        time.pass(Duration.ofMinutes(11));
        assertThat(bus.published().stream().map(Message::topic))
                .containsSubsequence(INVERTER + "faults", INVERTER + "problem");
    }

    @Test
    void aFaultIsAnnouncedOnceWhenItAppearsAndOnceWhenItClears() {
        start();
        cloud.faults.add(fault("f1", Fault.Severity.FAULT));
        time.pass(Duration.ofMinutes(11));
        String event = "\"id\":\"f1\",\"code\":\"60005\",\"name\":\"Grid power outage\",\"level\":\"important\","
                + "\"description\":null,\"raised\":\"2026-06-01T12:01+02:00\",\"cleared\":";
        assertThat(bus.published(INVERTER + "fault"))
                .containsExactly("{\"event_type\":\"fault_raised\"," + event + "null}");
        assertThat(bus.retained(INVERTER + "problem")).contains("ON");
        assertThat(bus.retained(INVERTER + "faults").orElseThrow()).contains("\"count\":1");
        assertThat(bus.retained()).doesNotContainKey(INVERTER + "fault");
        cloud.faults.clear();
        time.pass(Duration.ofMinutes(11));
        assertThat(bus.published(INVERTER + "fault"))
                .containsExactly(
                        "{\"event_type\":\"fault_raised\"," + event + "null}",
                        "{\"event_type\":\"fault_cleared\"," + event + "\"2026-06-01T12:17+02:00\"}");
        assertThat(bus.retained(INVERTER + "problem")).contains("OFF");
    }

    @Test
    void aRestartAnnouncesNoFaultTwice() {
        cloud.faults.add(fault("f1", Fault.Severity.ALARM));
        start();
        restart();
        time.pass(A_ROUND);
        assertThat(bus.published(INVERTER + "fault")).hasSize(1);
        cloud.faults.clear();
        restart();
        assertThat(bus.published(INVERTER + "fault")).hasSize(2);
        assertThat(bus.published(INVERTER + "fault").get(1)).contains("alarm_cleared");
    }

    @Test
    void aFaultWhileTheBrokerIsAwayIsAnnouncedWhenItIsBack() {
        start();
        bus.disconnect();
        cloud.faults.add(fault("f1", Fault.Severity.FAULT));
        time.pass(A_ROUND);
        cloud.faults.clear();
        time.pass(A_ROUND);
        bus.connect();
        time.pass(Duration.ofSeconds(3));
        assertThat(bus.published(INVERTER + "fault")).hasSize(2);
    }

    @Test
    void aNoticeIsNoProblem() {
        start();
        cloud.faults.add(fault("f1", Fault.Severity.NOTICE));
        time.pass(A_ROUND);
        assertThat(bus.retained(INVERTER + "problem")).contains("OFF");
        assertThat(bus.published(INVERTER + "fault").get(0)).contains("notice_raised");
    }

    @Test
    void aDeviceFaultStatusIsAProblem() {
        start();
        cloud.alerts.put("7001_1_1_1", Reading.Alert.ALARM);
        time.pass(A_ROUND);
        assertThat(bus.retained(INVERTER + "problem")).contains("ON");
    }

    @Test
    void faultsThatTheAccountMayNotSeeAreLeftOut() {
        cloud.faultFailure = Optional.of(new CloudException.NotAllowed("No right to faults."));
        start();
        assertThat(health()).contains("\"state\":\"ok\"").contains("\"last_error\":\"No right to faults.\"");
        cloud.calls.clear();
        time.pass(Duration.ofHours(1));
        assertThat(cloud.calls).doesNotContain("faults").contains("read 7001_1_1_1");
    }

    @Test
    void aLifetimeCounterThatFallsIsHeldAlsoAcrossARestart() {
        start();
        cloud.set("7001_1_1_1", "2", "0");
        time.pass(A_ROUND);
        restart();
        assertThat(bus.published(INVERTER + "total_yield")).doesNotContain("0");
        cloud.set("7001_1_1_1", "2", "5000100");
        time.pass(A_ROUND);
        assertThat(bus.retained(INVERTER + "total_yield")).contains("5000.1");
    }

    @Test
    void aDailyCounterOfYesterdayIsWithheldAfterThePlantsMidnight() {
        start();
        time.passUntil(Instant.parse("2026-06-01T21:59:00Z"));
        bus.takePublished();
        time.pass(Duration.ofMinutes(20));
        assertThat(bus.published(INVERTER + "daily_yield")).isEmpty();
        assertThat(bus.retained(INVERTER + "state").orElseThrow()).contains("\"daily_yield\":null");
        cloud.set("7001_1_1_1", "1", "0");
        time.pass(A_ROUND);
        assertThat(bus.retained(INVERTER + "daily_yield")).contains("0");
    }

    @Test
    void everythingIsPublishedAgainToABrokerThatLostItsMessages() {
        start();
        Map<String, String> before = bus.retained();
        bus.disconnect();
        bus.loseRetained();
        bus.connect();
        time.pass(Duration.ofSeconds(3));
        assertThat(bus.retained()).isEqualTo(before);
    }

    @Test
    void discoveryIsNotPublishedAgainToABrokerThatRetainedIt() {
        start();
        bus.disconnect();
        bus.takePublished();
        bus.connect();
        time.pass(Duration.ofSeconds(3));
        assertThat(bus.published()).noneMatch(message -> message.topic().startsWith("homeassistant/"));
        assertThat(bus.retained("solarcloud2mqtt/bridge/state")).contains("online");
    }

    @Test
    void whileTheBrokerIsAwayOnlyTheNewestStateWaits() {
        start();
        bus.disconnect();
        for (int power = 1; power <= 5; power++) {
            cloud.set("7001_1_1_1", "24", Integer.toString(power));
            time.pass(A_ROUND);
        }
        bus.takePublished();
        bus.connect();
        time.pass(Duration.ofSeconds(3));
        assertThat(bus.published(INVERTER + "active_power")).containsExactly("5");
    }

    @Test
    void theBirthMessageOfHomeAssistantRepublishesEverything() {
        start();
        bus.takePublished();
        bus.publishFromOutside("homeassistant/status", "online", false);
        time.pass(Duration.ofSeconds(2));
        List<String> order = bus.published().stream().map(Message::topic).toList();
        assertThat(order).contains(POWER_CONFIG, INVERTER + "availability", INVERTER + "active_power");
        assertThat(order.indexOf(POWER_CONFIG)).isLessThan(order.indexOf(INVERTER + "active_power"));
    }

    @Test
    void aRemovedDeviceIsClearedAfterTwoDiscoveries() {
        start();
        cloud.devices.remove(ScriptedCloud.INVERTER);
        time.pass(Duration.ofHours(6));
        assertThat(bus.retained()).containsKey(POWER_CONFIG).containsEntry(INVERTER + "availability", "offline");
        time.pass(Duration.ofHours(6));
        assertThat(bus.retained().keySet()).noneMatch(topic -> topic.contains("7001_1_1_1"));
    }

    @Test
    void anIncompleteDiscoveryRemovesNothing() {
        start();
        cloud.devices.remove(ScriptedCloud.INVERTER);
        cloud.complete = false;
        time.pass(Duration.ofHours(24));
        assertThat(bus.retained()).containsKey(POWER_CONFIG);
    }

    @Test
    void topicsOfAnEarlierRunAreClearedAfterTwoDiscoveries() {
        start();
        String old = "homeassistant/sensor/isolarcloud_9_1_1_1/p24/config";
        String ours = bus.retained(POWER_CONFIG).orElseThrow();
        bus.publishFromOutside(old, ours.replace("7001_1_1_1", "9_1_1_1"), true);
        bus.publishFromOutside("solarcloud2mqtt/9_1_1_1/active_power", "1", true);
        bus.publishFromOutside("homeassistant/sensor/other/p24/config", "{\"name\":\"Other\"}", true);
        restart();
        time.pass(Duration.ofHours(1));
        assertThat(bus.retained()).containsKey(old);
        time.pass(Duration.ofHours(6));
        assertThat(bus.retained())
                .doesNotContainKey(old)
                .doesNotContainKey("solarcloud2mqtt/9_1_1_1/active_power")
                .containsKey("homeassistant/sensor/other/p24/config")
                .containsKey(POWER_CONFIG);
    }

    @Test
    void aRestartAtNightKeepsTheEntitiesOfSleepingDevices() {
        start();
        cloud.unset("7001_1_1_1", "24");
        restart();
        time.pass(Duration.ofHours(13));
        assertThat(bus.retained()).containsKey(POWER_CONFIG).containsEntry(INVERTER + "active_power", "2500");
    }

    @Test
    void anUnusedPayloadFormIsClearedAfterTwoDiscoveries() {
        start();
        bridge.bridge.stop();
        bridge = bridge(PayloadForm.JSON);
        start();
        time.pass(Duration.ofHours(7));
        assertThat(bus.retained()).containsKey(INVERTER + "state").doesNotContainKey(INVERTER + "active_power");
    }

    @Test
    void aRepeatedFailureAndItsEndAreLoggedOnce() {
        try (LogProbe log = new LogProbe(CloudHealthState.class)) {
            start();
            cloud.failing.put("7001_1_1_1", new CloudException.Malformed("Nonsense."));
            time.pass(Duration.ofHours(3));
            assertThat(log.rest()).containsExactly("WARN Cloud home: Nonsense. Everything else continues.");
            assertThat(health()).contains("\"note\":\"Nonsense.\"");
            cloud.failing.clear();
            time.pass(Duration.ofHours(3));
            assertThat(log.rest())
                    .containsExactly(
                            "WARN Cloud home: Nonsense. Everything else continues.",
                            "INFO Cloud home: all devices are read again.");
            assertThat(health()).contains("\"note\":null");
        }
    }

    @Test
    void aMissingPermissionIsLoggedOnceAndStaysInHealth() {
        cloud.faultFailure = Optional.of(new CloudException.NotAllowed("No right to faults."));
        try (LogProbe log = new LogProbe(CloudHealthState.class)) {
            start();
            cloud.failing.put("7001_1_1_1", new CloudException.NotAllowed("Not yours."));
            time.pass(Duration.ofHours(20));
            assertThat(log.rest())
                    .containsExactly(
                            "WARN Cloud home: No right to faults. Everything else continues.",
                            "WARN Cloud home: Not yours. Everything else continues.");
        }
        assertThat(health()).contains("\"state\":\"ok\"").contains("\"note\":\"Not yours. No right to faults.\"");
        request("refresh", "");
        assertThat(answers("refresh")).containsExactly("{\"status\":\"ok\"}");
    }

    @Test
    void faultsAreNotClearedWhileTheFaultQueryFails() {
        cloud.faults.add(fault("f1", Fault.Severity.FAULT));
        start();
        cloud.faults.clear();
        cloud.faultFailure = Optional.of(new CloudException.Transient("No answer."));
        time.pass(Duration.ofHours(1));
        cloud.faultFailure = Optional.of(new CloudException.Malformed("Nonsense."));
        time.pass(Duration.ofHours(1));
        assertThat(bus.published(INVERTER + "fault")).hasSize(1);
        assertThat(bus.retained(INVERTER + "problem")).contains("ON");
    }

    @Test
    void aFurtherPointOfADeviceThatSleptIsFoundSoonAfterItWakes() {
        cloud.disconnected.add("7001_1_1_1");
        cloud.unset("7001_1_1_1", "24");
        start();
        time.pass(Duration.ofHours(2));
        cloud.disconnected.clear();
        cloud.set("7001_1_1_1", "24", "80");
        time.pass(Duration.ofMinutes(12));
        assertThat(bus.retained(INVERTER + "active_power")).contains("80");
    }

    @Test
    void aPointThatGetsItsFirstValueAfterTheDiscoveryIsFoundMinutesLater() {
        start();
        time.pass(A_ROUND);
        cloud.set("7001_1_1_1", "999999", "7.50");
        time.pass(Duration.ofMinutes(10));
        assertThat(bus.retained(INVERTER + "p999999")).contains("7.5");
        assertThat(bus.retained("homeassistant/sensor/isolarcloud_7001_1_1_1/p999999/config"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-2H", "PT-72H", "PT-10M", "PT2H", "PT8760H", "PT-87600H"})
    void settingTheClockStopsNothing(Duration step) {
        start();
        time.pass(A_ROUND);
        time.setClock(step);
        cloud.calls.clear();
        time.pass(Duration.ofHours(1));
        assertThat(cloud.calls.stream().filter("read 7001_1_1_1"::equals)).hasSizeBetween(10, 13);
        assertThat(cloud.calls.stream().filter("faults"::equals)).hasSizeBetween(11, 12);
        assertThat(bus.retained(INVERTER + "availability")).contains("online");
        cloud.set("7001_1_1_1", "24", "4321");
        time.pass(A_ROUND);
        assertThat(bus.retained(INVERTER + "active_power")).contains("4321");
        cloud.standstill = Optional.of(time.instant());
        time.pass(Duration.ofMinutes(21));
        assertThat(bus.retained(INVERTER + "availability")).contains("offline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-2H", "PT-72H", "PT2H"})
    void settingTheClockDoesNotChangeTheAgeOfTheData(Duration step) {
        start();
        cloud.standstill = Optional.of(time.instant());
        time.pass(Duration.ofMinutes(6));
        time.setClock(step);
        time.pass(Duration.ofMinutes(5));
        assertThat(bus.retained(INVERTER + "availability")).contains("online");
        time.pass(Duration.ofMinutes(5));
        assertThat(bus.retained(INVERTER + "availability")).contains("offline");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void repeatedlySettingTheClockDoesNotStopThePolling(long seed) {
        Random random = new Random(seed);
        start();
        for (int hour = 0; hour < 24; hour++) {
            time.setClock(Duration.ofSeconds(random.nextLong(-7 * 86_400, 7 * 86_400)));
            cloud.calls.clear();
            time.pass(Duration.ofHours(1));
            assertThat(cloud.calls.stream().filter("read 7001_1_1_1"::equals))
                    .as("seed %d, hour %d", seed, hour)
                    .hasSizeBetween(6, 16);
        }
    }

    @Test
    void aDeviceThatIsAddedAppearsOnRequest() {
        start();
        Device meter = ScriptedCloud.device("7001_7_1_1", "7", "Meter", "Meter", Optional.of("7001_11_0_0"));
        cloud.devices.add(meter);
        cloud.values.put("7001_7_1_1", Map.of("83033", "1"));
        request("discover", "{\"transaction\":\"a\"}");
        assertThat(bus.retained()).containsEntry("solarcloud2mqtt/7001_7_1_1/availability", "online");
        assertThat(answers("discover")).containsExactly("{\"status\":\"ok\",\"transaction\":\"a\"}");
    }

    @Test
    void aRefreshOnRequestReadsNow() {
        start();
        cloud.set("7001_1_1_1", "24", "42");
        request("refresh", "");
        assertThat(bus.retained(INVERTER + "active_power")).contains("42");
        assertThat(answers("refresh")).containsExactly("{\"status\":\"ok\"}");
    }

    @Test
    void aThousandRequestsCauseTenRoundsAndAreAllAnswered() {
        start();
        int before = cloud.calls.size();
        request("refresh", "");
        int once = cloud.calls.size() - before;
        time.pass(Duration.ofMinutes(1));
        int later = cloud.calls.size();
        for (int i = 0; i < 1_000; i++) {
            bus.publishFromOutside("solarcloud2mqtt/bridge/request/refresh", "{\"transaction\":" + i + "}", false);
        }
        time.pass(Duration.ofSeconds(50));
        assertThat(cloud.calls).hasSize(later + 10 * once);
        assertThat(answers("refresh")).hasSize(1_001).last().isEqualTo("{\"status\":\"ok\",\"transaction\":999}");
    }

    @Test
    void aMinuteAfterTenRequestsAnotherIsCarriedOut() {
        start();
        for (int i = 0; i < 10; i++) {
            request("refresh", "");
        }
        int once = cloud.calls.size();
        time.pass(Duration.ofSeconds(30));
        request("refresh", "");
        assertThat(cloud.calls).hasSize(once);
        time.pass(Duration.ofSeconds(30));
        request("refresh", "");
        assertThat(cloud.calls.size()).isGreaterThan(once);
    }

    @Test
    void tooManyRequestsAreRefusedAtOnce() {
        start();
        for (int i = 0; i < 1_010; i++) {
            bus.publishFromOutside("solarcloud2mqtt/bridge/request/discover", "", false);
        }
        assertThat(answers("discover"))
                .hasSize(10)
                .containsOnly("{\"status\":\"error\",\"error\":\"Too many requests wait. Make it again later.\"}");
        time.pass(Duration.ofSeconds(1));
        assertThat(answers("discover")).hasSize(1_010);
    }

    @Test
    void aTransactionIsReturnedUnchanged() {
        start();
        request("refresh", "{\"x\":1,\"transaction\":12345678901234567890.10}");
        assertThat(answers("refresh")).containsExactly("{\"status\":\"ok\",\"transaction\":12345678901234567890.10}");
    }

    @Test
    void aRequestThatFailsIsAnswered() {
        start();
        cloud.failure = Optional.of(new CloudException.Transient("No answer."));
        request("refresh", "{\"transaction\":1}");
        assertThat(answers("refresh"))
                .containsExactly("{\"status\":\"error\",\"error\":\"No answer.\",\"transaction\":1}");
        request("refresh", "{nonsense");
        assertThat(answers("refresh").get(1))
                .isEqualTo("{\"status\":\"error\",\"error\":\"The payload is neither empty nor JSON.\"}");
        request("permit_join", "");
        assertThat(answers("permit_join").get(0))
                .isEqualTo(
                        "{\"status\":\"error\",\"error\":\"There is no request \\\"permit_join\\\"; there are refresh and "
                                + "discover.\"}");
    }

    @Test
    void aRejectedCloudIsNotPolledOnRequest() {
        cloud.failure = Optional.of(new CloudException.Rejected("The password is wrong.", Duration.ofHours(12)));
        start();
        request("refresh", "");
        assertThat(cloud.calls).containsExactly("inventory");
        assertThat(answers("refresh")).containsExactly("{\"status\":\"error\",\"error\":\"The password is wrong.\"}");
    }

    @Test
    void aRetainedRequestIsIgnored() {
        bus.publishFromOutside("solarcloud2mqtt/bridge/request/refresh", "", true);
        bus.publishFromOutside("solarcloud2mqtt/bridge/request/discover", "{}", true);
        start();
        assertThat(answers("discover")).isEmpty();
    }

    @Test
    void theHeartbeatStopsAfterTwoMissedIntervals() throws Exception {
        start();
        time.pass(Duration.ofHours(1));
        assertThat(heartbeatAge()).isLessThanOrEqualTo(BEAT);
        cloud.failure = Optional.of(new CloudException.Transient("No answer."));
        time.pass(Duration.ofMinutes(8));
        assertThat(heartbeatAge()).isLessThanOrEqualTo(BEAT);
        time.pass(Duration.ofMinutes(52));
        assertThat(heartbeatAge()).isBetween(Duration.ofMinutes(48), Duration.ofMinutes(54));
        cloud.failure = Optional.empty();
        time.pass(Duration.ofMinutes(10));
        assertThat(heartbeatAge()).isLessThanOrEqualTo(BEAT);
    }

    @Test
    void theHeartbeatContinuesWhileACloudWaitsForAKnownReason() throws Exception {
        start();
        cloud.failure = Optional.of(new CloudException.Rejected("The password is wrong.", Duration.ofHours(12)));
        time.pass(Duration.ofHours(5));
        assertThat(heartbeatAge()).isLessThanOrEqualTo(BEAT);
        cloud.failure = Optional.of(new CloudException.QuotaSpent("No calls are left.", Duration.ofHours(20)));
        time.pass(Duration.ofHours(19));
        assertThat(heartbeatAge()).isLessThanOrEqualTo(BEAT);
    }

    @Test
    void theHeartbeatStopsAtOnceWithoutTheBroker() throws Exception {
        start();
        time.pass(Duration.ofHours(1));
        bus.disconnect();
        time.pass(Duration.ofHours(1));
        assertThat(heartbeatAge()).isGreaterThanOrEqualTo(Duration.ofHours(1));
        bus.connect();
        time.pass(BEAT);
        assertThat(heartbeatAge()).isLessThanOrEqualTo(BEAT);
    }

    private Duration heartbeatAge() throws Exception {
        Instant last = Files.getLastModifiedTime(folder.resolve("heartbeat")).toInstant();
        return Duration.between(last, time.instant());
    }

    @Test
    void stopPublishesOffline() {
        start();
        bridge.bridge.stop();
        assertThat(bus.retained("solarcloud2mqtt/bridge/state")).contains("offline");
    }

    private void request(String what, String payload) {
        bus.publishFromOutside("solarcloud2mqtt/bridge/request/" + what, payload, false);
        time.pass(Duration.ofSeconds(1));
    }

    private List<String> answers(String request) {
        return bus.published("solarcloud2mqtt/bridge/response/" + request);
    }

    private String health() {
        return bus.retained("solarcloud2mqtt/bridge/health").orElseThrow();
    }

    private static Fault fault(String id, Fault.Severity severity) {
        return new Fault(
                id,
                "7001_1_1_1",
                severity,
                "60005",
                "Grid power outage",
                Optional.of("important"),
                Optional.empty(),
                Optional.of(LocalDateTime.parse("2026-06-01T12:01:00")),
                Optional.empty());
    }
}
