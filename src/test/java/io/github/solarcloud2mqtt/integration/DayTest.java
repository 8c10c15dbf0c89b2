package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.secret.LogCapture;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.HomeSnapshot;
import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A home with each kind of access to its cloud. */
class DayTest {

    private static final Instant BEGIN = Instant.parse("2026-06-01T03:00:00Z");

    /** Health depends on the calls, and the platform API has no time of plant values. */
    private static final Pattern MAY_DIFFER =
            Pattern.compile("solarcloud2mqtt/(bridge/health|974621_11_0_0/state)|.*/isolarcloud_bridge/.*");

    private static SimulatedAccess started(AccessMode mode) {
        SimulatedAccess access = new SimulatedAccess(mode, HomePlan.from(BEGIN));
        access.bridge.bridge.start();
        access.bus.connect();
        return access;
    }

    @Test
    void everyModePublishesTheSame() {
        try (SimulatedAccess plain = started(AccessMode.ACCOUNT);
                SimulatedAccess encrypted = started(AccessMode.ACCOUNT_ENCRYPTED);
                SimulatedAccess consent = started(AccessMode.OAUTH2);
                SimulatedAccess both = started(AccessMode.OAUTH2_ENCRYPTED)) {
            List<SimulatedAccess> all = List.of(plain, encrypted, consent, both);
            all.forEach(each -> each.time.pass(Duration.ofHours(7)));
            assertThat(all)
                    .allSatisfy(each -> assertThat(each.cloud.violations()).isEmpty());
            assertThat(encrypted.bus.retained()).isEqualTo(plain.bus.retained()).hasSizeGreaterThan(300);
            assertThat(encrypted.cloud.callCounts()).isEqualTo(plain.cloud.callCounts());
            assertThat(both.bus.retained()).isEqualTo(consent.bus.retained());
            assertThat(both.cloud.callCounts()).isEqualTo(consent.cloud.callCounts());
            assertThat(consent.bus.retained().keySet())
                    .isEqualTo(plain.bus.retained().keySet());
            assertThat(comparable(consent)).isEqualTo(comparable(plain)).hasSizeGreaterThan(300);
        }
    }

    private static Map<String, String> comparable(SimulatedAccess access) {
        Map<String, String> retained = new TreeMap<>(access.bus.retained());
        retained.keySet().removeIf(topic -> MAY_DIFFER.matcher(topic).matches());
        return retained;
    }

    @ParameterizedTest
    @EnumSource
    void afterADayOfFaultsTheCountersAreThoseOfTheHome(AccessMode mode) {
        long seed = Long.getLong("seed", 42);
        LogCapture log = new LogCapture();
        log.begin();
        try (SimulatedAccess day = started(mode)) {
            RandomFaults faults = new RandomFaults(day, mode, seed);
            for (int quarter = 0; quarter < 96; quarter++) {
                faults.next();
                day.time.pass(Duration.ofMinutes(15));
            }
            faults.end();
            // Right before an upload, so that a poll has read the previous upload whatever the second of the polls is.
            day.time.passUntil(BEGIN.plus(Duration.ofHours(27)).plusSeconds(299));
            assertThat(day.cloud.violations()).as("seed %d", seed).isEmpty();
            assertThat(day.health().get("state")).as("seed %d", seed).isEqualTo("ok");
            assertCounters(day, seed);
            assertNoSecret(log, day);
        } finally {
            log.end();
        }
    }

    private static void assertCounters(SimulatedAccess day, long seed) {
        HomeSnapshot snapshot = day.home.snapshot();
        assertThat(List.of(
                        value(day, "974621_14_1_1/total_yield"),
                        value(day, "974621_14_1_1/daily_yield"),
                        value(day, "974621_11_0_0/total_grid_import"),
                        value(day, "974621_11_0_0/total_load_consumption"),
                        value(day, "974621_11_0_0/total_grid_export")))
                .as("seed %d", seed)
                .containsExactly(
                        SimulatedAccess.kWh(snapshot.lifetimeWh(Flow.HYBRID_PV)),
                        SimulatedAccess.kWh(snapshot.todayWh(Flow.HYBRID_PV)),
                        SimulatedAccess.kWh(snapshot.lifetimeWh(Flow.PURCHASE)),
                        SimulatedAccess.kWh(snapshot.lifetimeWh(Flow.LOAD)),
                        SimulatedAccess.kWh(snapshot.lifetimeWh(Flow.FEED_IN)));
    }

    private static String value(SimulatedAccess day, String topic) {
        return day.bus.retained("solarcloud2mqtt/" + topic).orElse("nothing");
    }

    private static void assertNoSecret(LogCapture log, SimulatedAccess day) {
        String lines = String.join("\n", log.lines());
        assertThat(lines).hasSizeGreaterThan(1_000);
        String retained = day.bus.retained().toString();
        assertThat(day.secrets()).hasSizeGreaterThan(3).allSatisfy(secret -> {
            assertThat(lines.contains(secret)).as("logged: %s", secret).isFalse();
            assertThat(retained.contains(secret)).as("published: %s", secret).isFalse();
        });
    }
}
