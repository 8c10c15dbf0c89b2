package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.solarcloud2mqtt.homeassistant.HomeAssistantRules;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.http.RecordedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published topics, entities and events, for every vendor. */
class EveryVendorTest {

    private static final Instant NOON = Instant.parse("2026-06-15T10:02:00Z");
    private static final Instant MORNING = Instant.parse("2026-06-01T03:00:00Z");
    private static final int QUARTERS_UNTIL_NIGHT = 80;
    private static final Set<String> RESERVED = Set.of("state", "availability", "problem", "faults");

    private static VendorBridge started(Vendor vendor, Instant begin) {
        VendorBridge bridge = new VendorBridge(vendor, begin);
        bridge.start();
        return bridge;
    }

    @ParameterizedTest
    @EnumSource
    void theTopicsOfTheBridgeSayWhatItFound(Vendor vendor) {
        try (VendorBridge bridge = started(vendor, NOON)) {
            int devices = bridge.vendor.devices();
            assertThat(bridge.retained("bridge/state")).isEqualTo("online");
            assertThat(bridge.object("bridge/info"))
                    .containsEntry("plants", 1.0)
                    .containsEntry("devices", (double) devices)
                    .containsKeys("version", "started", "clouds", "points");
            assertThat(bridge.health())
                    .containsEntry("state", "ok")
                    .containsEntry("last_error", null)
                    .containsEntry("malformed_answers", 0.0)
                    .containsKeys("last_poll", "next_poll", "data_age", "calls_made", "calls_left");
            assertThat(bridge.devices()).hasSize(devices);
            assertThat(bridge.devices())
                    .extracting(device -> device.get("id"))
                    .contains(bridge.vendor.plant(), bridge.vendor.inverter());
            assertThat(bridge.vendor.violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyDeviceHasAllItsTopicsAndNoOther(Vendor vendor) {
        try (VendorBridge bridge = started(vendor, NOON)) {
            for (Map<String, Object> device : bridge.devices()) {
                assertTopics(bridge, device);
            }
            assertThat(bridge.object(bridge.vendor.inverter() + "/state"))
                    .containsKeys(
                            "active_power",
                            "daily_yield",
                            "total_yield",
                            "battery_level",
                            "grid_import_power",
                            "grid_export_power",
                            "load_power");
        }
    }

    private static void assertTopics(VendorBridge bridge, Map<String, Object> device) {
        Map<String, String> topics = bridge.ofDevice(String.valueOf(device.get("id")));
        assertThat(topics).containsEntry("availability", "online").containsEntry("problem", "OFF");
        assertThat(VendorBridge.map(VendorBridge.parse(Objects.requireNonNull(topics.get("faults")))))
                .isEqualTo(Map.of("count", 0.0, "active", List.of()));
        Map<String, Object> state = VendorBridge.map(VendorBridge.parse(Objects.requireNonNull(topics.get("state"))));
        Object time = state.remove("time");
        Set<String> listed = VendorBridge.maps(Objects.requireNonNull(device.get("points"))).stream()
                .map(point -> String.valueOf(point.get("key")))
                .collect(Collectors.toSet());
        assertThat(state.keySet()).isEqualTo(listed);
        if (!listed.isEmpty()) {
            assertThat(OffsetDateTime.parse(String.valueOf(time)).toInstant())
                    .isEqualTo(Instant.parse("2026-06-15T10:00:00Z"));
        }
        Set<String> withValue = new TreeSet<>();
        state.forEach((key, value) -> {
            if (value != null) {
                withValue.add(key);
                assertThat(sameValue(value, Objects.requireNonNull(topics.get(key))))
                        .as(key)
                        .isTrue();
            }
        });
        Set<String> bare = new TreeSet<>(topics.keySet());
        bare.removeAll(RESERVED);
        assertThat(bare).isEqualTo(withValue);
    }

    private static boolean sameValue(Object inState, String bare) {
        return inState instanceof Double number
                ? number == Double.parseDouble(bare) && bare.matches("-?(0|[1-9]\\d*)(\\.\\d*[1-9])?")
                : inState.equals(bare);
    }

    @ParameterizedTest
    @EnumSource
    void homeAssistantAcceptsEveryMessageAndHasAnEntityForEveryPoint(Vendor vendor) {
        try (VendorBridge bridge = started(vendor, NOON)) {
            assertThat(HomeAssistantRules.violations(bridge.configs())).isEmpty();
            String prefix = "homeassistant/sensor/" + vendor.name().toLowerCase(Locale.ROOT) + "_";
            int points = 0;
            for (Map<String, Object> device : bridge.devices()) {
                for (Map<String, Object> point : VendorBridge.maps(Objects.requireNonNull(device.get("points")))) {
                    assertThat(bridge.bus.retained(prefix + device.get("id") + "/" + object(point) + "/config"))
                            .as("%s", point)
                            .isPresent();
                    points++;
                }
            }
            // Connectivity, problem and fault of each device; calls left, data age and connection of the cloud.
            assertThat(bridge.configs()).hasSize(points + 3 * bridge.vendor.devices() + 3);
        }
    }

    /** Calculated points have no id. */
    private static String object(Map<String, Object> point) {
        return "".equals(point.get("id")) ? String.valueOf(point.get("key")) : "p" + point.get("id");
    }

    @ParameterizedTest
    @EnumSource
    void aFaultIsAnnouncedOnceAndItsEndOnce(Vendor vendor) {
        try (VendorBridge bridge = started(vendor, NOON)) {
            String device = bridge.vendor.inverter();
            String id = bridge.vendor.raiseFault("Grid undervoltage");
            bridge.time.pass(Duration.ofHours(2));
            assertThat(bridge.retained(device + "/problem")).isEqualTo("ON");
            assertThat(bridge.object(device + "/faults")).containsEntry("count", 1.0);
            bridge.vendor.clearFault(id);
            bridge.time.pass(Duration.ofHours(2));
            assertThat(bridge.retained(device + "/problem")).isEqualTo("OFF");
            assertThat(bridge.bus.published("solarcloud2mqtt/" + device + "/fault"))
                    .hasSize(2)
                    .allMatch(event -> event.contains("Grid undervoltage"));
            assertThat(bridge.vendor.violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterADayOfFaultsTheCountersAreThoseOfTheHome(Vendor vendor) {
        long seed = Long.getLong("seed", 42);
        Random random = new Random(seed);
        CounterMonitor watch = new CounterMonitor();
        try (VendorBridge day = new VendorBridge(vendor, MORNING)) {
            day.start();
            for (int quarter = 0; quarter < QUARTERS_UNTIL_NIGHT; quarter++) {
                day.vendor.injectRandomFault(random);
                day.time.pass(Duration.ofMinutes(15));
                day.bus.takePublished().forEach(watch::inspect);
            }
            day.vendor.respondNormally();
            // A page that looks like a block pauses the calls for an hour.
            day.time.pass(Duration.ofHours(3));
            day.bus.takePublished().forEach(watch::inspect);
            assertThat(watch.problems()).as("seed %d", seed).isEmpty();
            assertThat(watch.size()).isGreaterThan(10);
            assertThat(day.vendor.violations()).as("seed %d", seed).isEmpty();
            assertThat(day.health().get("state")).as("seed %d", seed).isEqualTo("ok");
            // It is night, so that the time of the last poll does not matter.
            String total = day.retained(day.vendor.plant() + "/total_yield");
            assertThat(Double.parseDouble(total))
                    .as("seed %d", seed)
                    .isCloseTo(day.vendor.home().snapshot().lifetimeWh(Flow.PV) / 1000, within(0.051));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDayStaysWithinTheCallLimitOfTheVendor(Vendor vendor) {
        try (VendorBridge day = started(vendor, MORNING)) {
            day.time.pass(Duration.ofDays(1));
            Map<String, Integer> costs = new TreeMap<>();
            for (RecordedCall call : day.vendor.calls()) {
                costs.merge(call.endpoint(), 1, Integer::sum);
            }
            assertThat(costs.values().stream().mapToInt(Integer::intValue).sum())
                    .as("%s", costs)
                    .isBetween(day.vendor.mostCallsADay() * 8 / 10, day.vendor.mostCallsADay());
            assertThat(day.vendor.violations()).isEmpty();
        }
    }
}
