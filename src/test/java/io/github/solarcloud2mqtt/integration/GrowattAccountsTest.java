package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.homeassistant.HomeAssistantRules;
import io.github.solarcloud2mqtt.simulator.growatt.GrowattFaultInjection;
import io.github.solarcloud2mqtt.simulator.growatt.SimulatedGrowatt;
import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.RecordedCall;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Growatt accounts of every kind and all server variants, on a whole bridge. */
class GrowattAccountsTest {

    private static final Instant NOON = Instant.parse("2026-06-15T10:02:00Z");
    private static final int CALLS_A_DAY = 200;
    private static final int PLANT = 424_242;

    /** Starts a bridge at an account with one plant that the test configures. */
    private static VendorBridge started(Consumer<GrowattFaultInjection> configure) {
        VendorBridge bridge = new VendorBridge(new VirtualTime(NOON), time -> account(time, configure));
        bridge.start();
        return bridge;
    }

    private static GrowattVendor account(VirtualTime time, Consumer<GrowattFaultInjection> configure) {
        SimulatedHome home = new SimulatedHome(HomePlan.from(NOON).withStringInverter());
        SimulatedGrowatt cloud = new SimulatedGrowatt(time, GrowattVendor.TOKEN);
        cloud.faultInjection().addPlant("Roof", home);
        configure.accept(cloud.faultInjection());
        try {
            return new GrowattVendor(home, cloud);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GrowattFaultInjection faultInjection(VendorBridge bridge) {
        return ((GrowattVendor) bridge.vendor).faultInjection();
    }

    /** The events of the alarm that the test raises, without those of random faults. */
    private static List<String> events(VendorBridge bridge) {
        return bridge.bus.published("solarcloud2mqtt/MIN0DEMO001/fault").stream()
                .filter(event -> event.contains("No utility."))
                .map(event -> String.valueOf(
                        VendorBridge.map(VendorBridge.parse(event)).get("event_type")))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void everyKindIsReadAndAcceptedByHomeAssistant(DeviceKind kind) {
        try (VendorBridge bridge = started(account -> account.addDevice(PLANT, kind))) {
            String serial = kind.name().replace("_", "") + "0DEMO001";
            assertThat(bridge.health()).containsEntry("state", "ok").containsEntry("note", null);
            assertThat(bridge.retained(serial + "/availability")).isEqualTo("online");
            assertThat(bridge.object(serial + "/state")).hasSizeGreaterThan(15).doesNotContainEntry("time", null);
            assertThat(HomeAssistantRules.violations(bridge.configs())).isEmpty();
            bridge.time.pass(Duration.ofHours(26));
            assertThat(bridge.health()).containsEntry("state", "ok");
            assertThat(bridge.retained(serial + "/availability")).isEqualTo("online");
            assertThat(bridge.vendor.violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyServerVariantIsHandled(ServerVariant variant) {
        try (VendorBridge bridge = started(account -> {
            account.use(variant);
            account.addDevice(PLANT, DeviceKind.MIN);
            account.addDevice(PLANT, DeviceKind.SPH);
            account.addDevice(PLANT, DeviceKind.NOAH);
        })) {
            bridge.time.pass(Duration.ofHours(3));
            String id = faultInjection(bridge).raiseAlarm("MIN0DEMO001", 25, 1, "No utility.");
            bridge.time.pass(Duration.ofHours(3));
            assertThat(bridge.health()).containsEntry("state", "ok").containsEntry("malformed_answers", 0.0);
            for (String serial : new String[] {"MIN0DEMO001", "SPH0DEMO002", "NOAH0DEMO003"}) {
                assertThat(bridge.retained(serial + "/availability")).isEqualTo("online");
                assertThat(bridge.object(serial + "/state")).containsKeys("active_power", "battery_level");
            }
            assertThat(bridge.retained("MIN0DEMO001/problem")).isEqualTo("ON");
            faultInjection(bridge).clearAlarm("MIN0DEMO001", id);
            bridge.time.pass(Duration.ofHours(3));
            assertThat(bridge.retained("MIN0DEMO001/problem")).isEqualTo("OFF");
            assertThat(events(bridge)).containsExactly("alarm_raised", "alarm_cleared");
            assertThat(bridge.vendor.violations()).isEmpty();
        }
    }

    @Test
    void severalPlantsWithManyDevicesStayWithinADaysCalls() {
        try (VendorBridge bridge = started(account -> {
            int second = account.addPlant(
                    "Barn", new SimulatedHome(HomePlan.from(NOON).seeded(7)));
            for (int number = 0; number < 12; number++) {
                account.addDevice(number % 2 == 0 ? PLANT : second, DeviceKind.MIN);
            }
            account.addDevice(second, DeviceKind.NOAH);
            account.addDevice(PLANT, DeviceKind.OTHER);
            // The bridge counts from midnight UTC, the simulated limit any 24 hours.
            account.callsPerDay(2 * CALLS_A_DAY);
        })) {
            bridge.time.pass(Duration.ofDays(2));
            assertThat(bridge.health()).containsEntry("state", "ok");
            assertThat(bridge.retained("MIN0DEMO012/active_power")).isNotEmpty();
            assertThat(bridge.retained("NOAH0DEMO013/active_power")).isNotEmpty();
            Map<Instant, Long> days = bridge.vendor.calls().stream()
                    .collect(Collectors.groupingBy(
                            call -> call.time().truncatedTo(ChronoUnit.DAYS), Collectors.counting()));
            assertThat(days.values()).allMatch(calls -> calls <= CALLS_A_DAY).hasSize(3);
            assertThat(bridge.vendor.violations()).isEmpty();
        }
    }

    @Test
    void anAlarmThatOutlastsMidnightIsNotClearedByIt() {
        try (VendorBridge bridge = started(account -> account.addDevice(PLANT, DeviceKind.MIN))) {
            bridge.time.passUntil(Instant.parse("2026-06-15T21:30:00Z"));
            faultInjection(bridge).raiseAlarm("MIN0DEMO001", 25, 1, "No utility.");
            bridge.time.pass(Duration.ofHours(8));
            assertThat(bridge.retained("MIN0DEMO001/problem")).isEqualTo("ON");
            assertThat(events(bridge)).containsExactly("alarm_raised");
        }
    }

    @Test
    void anAlarmThatEndsAfterMidnightIsCleared() {
        try (VendorBridge bridge = started(account -> account.addDevice(PLANT, DeviceKind.MIN))) {
            bridge.time.passUntil(Instant.parse("2026-06-15T21:30:00Z"));
            String id = faultInjection(bridge).raiseAlarm("MIN0DEMO001", 25, 1, "No utility.");
            bridge.time.pass(Duration.ofHours(4));
            faultInjection(bridge).clearAlarm("MIN0DEMO001", id);
            bridge.time.pass(Duration.ofHours(4));
            assertThat(bridge.retained("MIN0DEMO001/problem")).isEqualTo("OFF");
            assertThat(events(bridge)).containsExactly("alarm_raised", "alarm_cleared");
        }
    }

    @Test
    void yesterdaysValueAfterMidnightIsNotPublished() {
        try (VendorBridge bridge = started(account -> {
            account.addDevice(PLANT, DeviceKind.MIN);
            account.repeatYesterday(5, 10);
        })) {
            bridge.time.passUntil(Instant.parse("2026-06-15T20:00:00Z"));
            bridge.bus.takePublished();
            bridge.time.pass(Duration.ofHours(6));
            CounterMonitor watch = new CounterMonitor();
            bridge.bus.takePublished().forEach(watch::inspect);
            assertThat(watch.problems()).isEmpty();
            assertThat(watch.size()).isGreaterThan(10);
        }
    }

    @ParameterizedTest
    @CsvSource({"405", "403", "200"})
    void aBlockIsAHealthStateWithAnEndAndNoCallIsMade(int status) {
        try (VendorBridge bridge = started(account -> account.addDevice(PLANT, DeviceKind.MIN))) {
            bridge.time.pass(Duration.ofHours(1));
            faultInjection(bridge).block(Duration.ofHours(10), status);
            bridge.time.pass(Duration.ofMinutes(30));
            assertThat(bridge.health().get("state")).isIn("blocked", "quota");
            assertThat(String.valueOf(bridge.health().get("last_error"))).contains("blocks the bridge");
            bridge.time.pass(Duration.ofHours(18));
            assertThat(bridge.health()).containsEntry("state", "ok").containsEntry("last_error", null);
            assertThat(bridge.vendor.violations()).isEmpty();
        }
    }

    @Test
    void aRejectedTokenIsNotRetriedRepeatedly() {
        try (VendorBridge bridge = started(account -> account.addDevice(PLANT, DeviceKind.MIN))) {
            faultInjection(bridge).token("another");
            bridge.time.pass(Duration.ofDays(1));
            assertThat(bridge.health().get("state")).isIn("rejected", "not_allowed");
            assertThat(bridge.vendor.violations()).isEmpty();
            Instant begin = bridge.time.instant();
            faultInjection(bridge).token(GrowattVendor.TOKEN);
            bridge.time.pass(Duration.ofHours(13));
            assertThat(bridge.health()).containsEntry("state", "ok");
            assertThat(bridge.vendor.calls())
                    .filteredOn(call -> call.time().isAfter(begin))
                    .extracting(RecordedCall::outcome)
                    .contains("0");
        }
    }

    @Test
    void anAccountWithoutPlantsIsReported() {
        try (VendorBridge bridge = started(account -> account.removePlant(PLANT))) {
            assertThat(String.valueOf(bridge.health().get("last_error"))).contains("shows it no plant");
            bridge.time.pass(Duration.ofDays(1));
            assertThat(bridge.vendor.violations()).isEmpty();
        }
    }
}
