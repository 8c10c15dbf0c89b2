package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.app.component.Bridge;
import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.ScriptedCloud;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points that the configuration leaves out from a start on are cleared from the broker, after the second discovery. */
class ExcludedPointsTest {

    private static final String STATE = "solarcloud2mqtt/7001_1_1_1/";
    private static final String CONFIG = "homeassistant/sensor/isolarcloud_7001_1_1_1/";

    @TempDir
    private Path folder;

    private final FakeBus bus = new FakeBus();
    private VirtualTime time = new VirtualTime(Instant.parse("2026-06-01T10:02:00Z"));
    private final ScriptedCloud cloud = new ScriptedCloud(() -> time.instant());

    private void run(PointSelection points, Duration duration) {
        time = new VirtualTime(time.instant());
        Bridge bridge = TestBridge.selecting(time, bus, folder, points, services -> cloud).bridge;
        bridge.start();
        bus.connect();
        time.pass(duration);
        bridge.stop();
    }

    @BeforeEach
    void publishAll() {
        run(PointSelection.ALL, Duration.ofMinutes(10));
        assertThat(bus.retained())
                .containsKeys(
                        STATE + "active_power", STATE + "total_yield", CONFIG + "p24/config", CONFIG + "p2/config");
    }

    @Test
    void theExcludedOnesAreClearedAtTheNextStart() {
        run(new PointSelection(Set.of(), Set.of("total_*")), Duration.ofMinutes(10));
        assertThat(bus.retained())
                .containsKeys(STATE + "active_power", CONFIG + "p24/config")
                .doesNotContainKeys(STATE + "total_yield", CONFIG + "p2/config");
        assertThat(bus.retained(STATE + "state").orElseThrow()).doesNotContain("total_yield");
    }

    @Test
    void soAreThoseThatAreNotIncluded() {
        run(new PointSelection(Set.of("active_*"), Set.of()), Duration.ofMinutes(10));
        assertThat(bus.retained())
                .containsKeys(STATE + "active_power", CONFIG + "p24/config")
                .doesNotContainKeys(
                        STATE + "total_yield", STATE + "daily_yield", CONFIG + "p2/config", CONFIG + "p1/config");
    }

    @Test
    void theyAreBackWhenTheyAreNoLongerExcluded() {
        run(new PointSelection(Set.of(), Set.of("total_*")), Duration.ofMinutes(10));
        run(PointSelection.ALL, Duration.ofMinutes(10));
        assertThat(bus.retained()).containsKeys(STATE + "total_yield", CONFIG + "p2/config");
    }
}
