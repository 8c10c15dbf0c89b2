package io.github.solarcloud2mqtt.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.ScriptedCloud;
import io.github.solarcloud2mqtt.integration.TestBridge;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.EnergyUnit;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.PowerUnit;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountDiscoveryTest {

    private static final String INVERTER = "7001_1_1_1";

    private final ScriptedCloud cloud = new ScriptedCloud(new VirtualTime(Instant.parse("2026-06-01T10:02:00Z")));
    private final StateDirectory state =
            new StateDirectory(Jimfs.newFileSystem(Configuration.unix()).getPath("/state"));
    private final Catalog catalog = new Catalog("isolarcloud", new UnitSettings(EnergyUnit.KWH, PowerUnit.W));
    private AccountDiscovery discovery = restarted();

    private AccountDiscovery restarted() {
        return restarted(PointSelection.ALL);
    }

    private AccountDiscovery restarted(PointSelection selection) {
        return new AccountDiscovery(cloud, catalog, selection, new SeenPoints(state, TestBridge.EVERY_FIVE_MINUTES));
    }

    @Test
    void aPointThatIsNotSelectedIsNeitherReadNorKnown() throws Exception {
        discovery = restarted(new PointSelection(Set.of("*_yield", "p*"), Set.of("total*", "p83*")));
        DiscoveryResult found = discovery.run();
        assertThat(points(found, INVERTER)).containsExactly("1");
        assertThat(points(found, "7001_11_0_0")).isEmpty();
        assertThat(wanted(found)).containsOnlyKeys(INVERTER).containsEntry(INVERTER, Set.of("1"));
        discovery = restarted();
        assertThat(points(discovery.run(), INVERTER)).containsExactly("1", "2", "24");
    }

    @Test
    void pointsWithAValueAreFoundInTheOrderOfTheirIds() throws Exception {
        cloud.set(INVERTER, "999999", "7");
        DiscoveryResult found = discovery.run();
        assertThat(points(found, INVERTER)).containsExactly("1", "2", "24", "999999");
        assertThat(points(found, "7001_11_0_0")).containsExactly("83024", "83033");
        assertThat(found.complete()).isTrue();
        assertThat(found.summary()).isEqualTo("1 plant, 2 devices, 6 measuring points");
    }

    @Test
    void theSummaryUsesTheSingularForOne() {
        assertThat(DiscoveryResult.complete(List.of(), List.of(), List.of()).summary())
                .isEqualTo("0 plants, 0 devices, 0 measuring points");
        MonitoredDevice roof = new MonitoredDevice(
                ScriptedCloud.PLANT,
                ScriptedCloud.ROOF,
                List.of(catalog.describe("11", "83033", "", "")),
                Map.of(),
                Set.of(),
                List.of());
        assertThat(DiscoveryResult.complete(List.of(ScriptedCloud.PLANT), List.of(roof), List.of())
                        .summary())
                .isEqualTo("1 plant, 1 device, 1 measuring point");
    }

    @Test
    void withoutAListPointsComeFromTheCatalogueAndUnitsFromTheValues() throws Exception {
        cloud.tellsLists = false;
        SeenPoints memory = new SeenPoints(state, TestBridge.EVERY_FIVE_MINUTES);
        memory.add(INVERTER, List.of("888888", "999999"));
        memory.save();
        discovery = restarted();
        cloud.set(INVERTER, "888888", "7");
        cloud.set(INVERTER, "999999", "7");
        cloud.pointWithValues.put("888888", new OfferedPoint("888888", "New point", "kW"));
        cloud.pointWithValues.put("999999", new OfferedPoint("999999", "未知", ""));
        cloud.pointWithValues.put("24", new OfferedPoint("24", "总有功功率", "MW"));
        List<MeasuringPoint> found = discovery.run().devices().stream()
                .filter(device -> device.id().equals(INVERTER))
                .flatMap(device -> device.points().stream())
                .toList();
        assertThat(found)
                .extracting(MeasuringPoint::id, MeasuringPoint::key, MeasuringPoint::name, MeasuringPoint::unit)
                .containsExactly(
                        tuple("1", "daily_yield", "Daily yield", "kWh"),
                        tuple("2", "total_yield", "Total yield", "kWh"),
                        tuple("24", "active_power", "Active power", "W"),
                        tuple("888888", "p888888", "New point", "W"),
                        tuple("999999", "p999999", "Point 999999", ""));
        assertThat(found.get(2).format().interpret("2500").orElseThrow().text()).isEqualTo("2500");
        assertThat(found.get(3).format().interpret("2.5").orElseThrow().text()).isEqualTo("2500");
    }

    @Test
    void anUnreadableValueIsNoValue() throws Exception {
        cloud.set(INVERTER, "24", "n/a");
        cloud.set(INVERTER, "1", "1E+999999999");
        assertThat(points(discovery.run(), INVERTER)).containsExactly("2");
    }

    @Test
    void aPointThatOnceHadAValueIsKnownInLaterRuns() throws Exception {
        discovery.run();
        cloud.values.clear();
        discovery = restarted();
        assertThat(points(discovery.run(), INVERTER)).containsExactly("1", "2", "24");
    }

    @Test
    void theReadingsOfTheProbeAreReturnedOncePerDevice() throws Exception {
        assertThat(discovery.run().readings())
                .extracting(Reading::deviceId)
                .containsExactlyInAnyOrder("7001_11_0_0", INVERTER);
    }

    @Test
    void oneRefusedPointDoesNotExcludeOthers() throws Exception {
        cloud.refused.add("29");
        DiscoveryResult found = discovery.run();
        assertThat(points(found, INVERTER)).containsExactly("1", "2", "24");
        assertThat(found.complete()).isTrue();
        // The sizes of the requests: 5; 2 and 3; 1 and 2; 1 and 1.
        assertThat(cloud.calls.stream().filter(("read " + INVERTER)::equals)).hasSize(7);
    }

    @Test
    void aPointThatTheCloudRefusesLaterIsKeptButNotRead() throws Exception {
        discovery.run();
        cloud.refused.add("24");
        DiscoveryResult found = discovery.run();
        assertThat(points(found, INVERTER)).containsExactly("1", "2", "24");
        assertThat(wanted(found)).containsEntry(INVERTER, Set.of("1", "2"));
        cloud.refused.clear();
        assertThat(wanted(discovery.run())).containsEntry(INVERTER, Set.of("1", "2", "24"));
    }

    @Test
    void aMalformedResponseDoesNotAffectOtherDevices() throws Exception {
        cloud.failing.put(INVERTER, new CloudException.Malformed("Nonsense."));
        try (LogProbe log = new LogProbe(AccountDiscovery.class)) {
            DiscoveryResult found = discovery.run();
            assertThat(points(found, "7001_11_0_0")).containsExactly("83024", "83033");
            assertThat(points(found, INVERTER)).isEmpty();
            assertThat(found.complete()).isFalse();
            assertThat(log.rest())
                    .containsExactly("WARN The points of SG10 could not be read; the other devices are not "
                            + "affected. Nonsense.");
        }
    }

    @Test
    void refusedDataDoesNotCountAsMissing() throws Exception {
        cloud.failing.put(INVERTER, new CloudException.NotAllowed("Not yours."));
        assertThat(discovery.run().complete()).isTrue();
    }

    @Test
    void twoCallsWithoutAResponseAreToleratedAndThreeEndIt() throws Exception {
        add("7001_1_2_1");
        fail(new CloudException.Transient("No answer."), INVERTER, "7001_1_2_1");
        assertThat(discovery.run().complete()).isFalse();
        add("7001_1_3_1");
        fail(new CloudException.Transient("No answer."), "7001_1_3_1");
        assertThatThrownBy(discovery::run)
                .isInstanceOf(CloudException.Transient.class)
                .hasMessage("No answer.");
    }

    @Test
    void wrongCredentialsAndASpentQuotaEndItAtOnce() {
        fail(new CloudException.Rejected("The password is wrong.", Duration.ofHours(12)), "7001_11_0_0");
        assertThatThrownBy(discovery::run).isInstanceOf(CloudException.Rejected.class);
        fail(new CloudException.QuotaSpent("No calls left.", Duration.ofHours(1)), "7001_11_0_0");
        assertThatThrownBy(discovery::run).isInstanceOf(CloudException.QuotaSpent.class);
        assertThat(cloud.calls).containsExactly("inventory", "read 7001_11_0_0", "inventory", "read 7001_11_0_0");
    }

    @Test
    void anInterruptedDiscoveryContinuesWhereItStopped() throws Exception {
        add("7001_1_2_1");
        fail(new CloudException.QuotaSpent("Too fast.", Duration.ofSeconds(5)), INVERTER);
        assertThatThrownBy(discovery::run).isInstanceOf(CloudException.QuotaSpent.class);
        cloud.failing.clear();
        DiscoveryResult result = discovery.run();
        assertThat(cloud.calls)
                .containsExactly(
                        "inventory", "read 7001_11_0_0", "read " + INVERTER, "read " + INVERTER, "read 7001_1_2_1");
        assertThat(result.complete()).isTrue();
        assertThat(result.readings()).hasSize(2 + 1);
        assertThat(points(result, "7001_11_0_0")).containsExactly("83024", "83033");
    }

    @Test
    void afterAnInterruptionTheDevicesWithoutAnAnswerAreReadAgain() throws Exception {
        add("7001_1_2_1");
        add("7001_1_3_1");
        fail(new CloudException.Transient("No answer."), INVERTER, "7001_1_2_1", "7001_1_3_1");
        assertThatThrownBy(discovery::run).isInstanceOf(CloudException.Transient.class);
        cloud.failing.clear();
        DiscoveryResult result = discovery.run();
        assertThat(result.unread()).isEmpty();
        assertThat(result.readings())
                .extracting(Reading::deviceId)
                .containsExactlyInAnyOrder("7001_11_0_0", INVERTER, "7001_1_2_1", "7001_1_3_1");
        assertThat(cloud.calls.stream().filter("inventory"::equals)).hasSize(1);
    }

    /** The kinds of failure that interrupt a discovery, at random calls. The seed is part of the failure's message. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anInterruptedDiscoveryReadsNothingTwice(long seed) throws Exception {
        Random random = new Random(seed);
        for (int type = 0; type < 12; type++) {
            add("7001_1_" + (type + 2) + "_1");
        }
        cloud.interruptions = () -> switch (random.nextInt(4)) {
            case 0 -> Optional.of(new CloudException.QuotaSpent("Too fast.", Duration.ofSeconds(5)));
            case 1 -> Optional.of(new CloudException.Blocked("Blocked.", Duration.ofHours(6)));
            default -> Optional.empty();
        };
        Optional<DiscoveryResult> result = Optional.empty();
        int runs = 0;
        while (result.isEmpty()) {
            assertThat(runs++).as("seed %d", seed).isLessThan(100);
            try {
                result = Optional.of(discovery.run());
            } catch (CloudException.QuotaSpent e) {
                assertThat(e.concernsAll()).isTrue();
            }
        }
        assertThat(result.get().readings()).as("seed %d", seed).hasSize(14);
        assertThat(cloud.answered).as("seed %d", seed).doesNotHaveDuplicates().hasSize(15);
    }

    @Test
    void aRejectionForgetsTheDiscovery() throws Exception {
        fail(new CloudException.Rejected("The password is wrong.", Duration.ofHours(12)), INVERTER);
        assertThatThrownBy(discovery::run).isInstanceOf(CloudException.Rejected.class);
        cloud.failing.clear();
        discovery.run();
        assertThat(cloud.calls.stream().filter("inventory"::equals)).hasSize(2);
    }

    @Test
    void onlyPointsWithoutAValueAreReadAgain() throws Exception {
        discovery.run();
        cloud.queries.clear();
        assertThat(discovery.lookAgain(Set.of())).isEmpty();
        assertThat(cloud.queries)
                .singleElement()
                .satisfies(query -> assertThat(query.pointIds()).containsExactly("29", "999999"));
    }

    @Test
    void aPointThatHasAValueLaterIsFound() throws Exception {
        discovery.run();
        cloud.set(INVERTER, "29", "1");
        assertThat(discovery.lookAgain(Set.of(INVERTER))).isEmpty();
        DiscoveryResult result = discovery.lookAgain(Set.of()).orElseThrow();
        assertThat(points(result, INVERTER)).containsExactly("1", "2", "24", "29");
        assertThat(result.complete()).isFalse();
    }

    @Test
    void aDeviceIsReadAgainOnlyOnce() throws Exception {
        discovery.run();
        assertThat(discovery.lookAgain(Set.of())).isEmpty();
        discovery.run();
        cloud.queries.clear();
        assertThat(discovery.lookAgain(Set.of())).isEmpty();
        assertThat(cloud.queries).isEmpty();
    }

    @Test
    void gapsInTheInventoryCountAsMissing() throws Exception {
        cloud.complete = false;
        assertThat(discovery.run().complete()).isFalse();
    }

    private void add(String device) {
        cloud.devices.add(ScriptedCloud.device(device, "1", "Inverter", device, Optional.of("7001_11_0_0")));
    }

    private void fail(CloudException failure, String... devices) {
        List.of(devices).forEach(device -> cloud.failing.put(device, failure));
    }

    private static List<String> points(DiscoveryResult found, String device) {
        return found.devices().stream()
                .filter(known -> known.id().equals(device))
                .flatMap(known -> known.points().stream())
                .map(MeasuringPoint::id)
                .toList();
    }

    private static Map<String, Set<String>> wanted(DiscoveryResult found) {
        Map<String, Set<String>> wanted = new HashMap<>();
        Map<Device, Set<String>> byDevice = MonitoredDevice.wanted(found.devices());
        byDevice.forEach((device, points) -> wanted.put(device.id(), points));
        return wanted;
    }
}
