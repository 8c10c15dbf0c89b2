package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.PlantKind;
import io.github.solarcloud2mqtt.simulator.http.RecordedCall;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A commercial plant at a gateway with its default rate limit. */
class CommercialPlantTest {

    @ParameterizedTest
    @EnumSource(names = {"ACCOUNT", "OAUTH2"})
    void aPlantWithTwelveDeviceTypesIsDiscoveredThroughTheDefaultBucketInUnderAMinute(AccessMode mode) {
        HomePlan home = HomePlan.from(SimulatedAccess.BEGIN);
        try (SimulatedAccess access = SimulatedAccess.paced(mode, home.plant(home.plantId(), PlantKind.COMMERCIAL))) {
            access.cloud.faultInjection().limitRate(true);
            access.bridge.bridge.start();
            access.bus.connect();
            access.time.pass(Duration.ofMinutes(1));

            String devices =
                    access.bus.retained("solarcloud2mqtt/bridge/devices").orElseThrow();
            assertThat(access.bus.retained().keySet().stream()
                            .filter(topic -> topic.matches("solarcloud2mqtt/\\d+_\\d+_\\d+_\\d+/availability"))
                            .map(topic -> topic.split("_", -1)[1])
                            .collect(Collectors.toSet()))
                    .as(devices)
                    .hasSizeGreaterThanOrEqualTo(12);
            assertThat(access.health().get("state")).isEqualTo("ok");
            assertThat(access.cloud.calls()).extracting(RecordedCall::outcome).doesNotContain("HTTP 429");
            assertThat(access.cloud.violations()).isEmpty();
        }
    }
}
