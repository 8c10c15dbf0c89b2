package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plants of every kind on a whole bridge. */
class DeviceKindsTest {

    private static final String DATA = "getDeviceRealTimeData";
    private static final String INVERTER_DATA = "getPVInverterRealTimeData";
    private static final String INVERTER = "974621_1_3_1";

    private final SimulatedAccess access =
            new SimulatedAccess(HomePlan.from(SimulatedAccess.BEGIN).withStringInverter(), "en_US");

    @AfterEach
    void stop() {
        assertThat(access.cloud.violations()).isEmpty();
        access.close();
    }

    @Test
    void invertersAreReadByAnotherEndpointIfTheUsualOneIsNotAllowed() {
        access.cloud.faultInjection().respondWithCode(DATA, 10_000, "E900", "Unauthorized access");
        access.start();
        assertThat(access.health().get("state")).isEqualTo("ok");
        assertThat(String.valueOf(access.health().get("note"))).contains("E900").contains(DATA);
        assertThat(access.bus.retained("solarcloud2mqtt/" + INVERTER + "/active_power"))
                .isPresent();
        Instant begin = access.time.instant();
        access.time.pass(Duration.ofMinutes(50));
        // At most ten polls, and the second request of points without a value.
        assertThat(access.outcomes(INVERTER_DATA, begin)).hasSizeBetween(10, 11).containsOnly("1");
        assertThat(access.outcomes(DATA, begin)).isEmpty();
        assertThat(access.bus.retained("solarcloud2mqtt/" + INVERTER + "/availability"))
                .contains("online");
    }

    @Test
    void theUsualEndpointIsRetriedAtEachDiscovery() {
        access.cloud.faultInjection().respondWithCode(DATA, 10_000, "E900", "Unauthorized access");
        access.start();
        access.cloud.faultInjection().respondNormally();
        access.time.pass(Duration.ofHours(7));
        Instant begin = access.time.instant();
        access.time.pass(Duration.ofMinutes(30));
        assertThat(access.outcomes(INVERTER_DATA, begin)).isEmpty();
        assertThat(access.outcomes(DATA, begin)).isNotEmpty().containsOnly("1");
        assertThat(access.health().get("note")).isNull();
    }

    @Test
    void propertiesAreDiagnosticEntitiesAndReadOncePerDiscovery() {
        access.start();
        access.time.pass(Duration.ofHours(5));
        assertThat(access.bus.retained("solarcloud2mqtt/974621_14_1_1/p13258")).contains("12.8");
        assertThat(access.bus.retained("solarcloud2mqtt/974621_14_1_1/state").orElseThrow())
                .contains("\"p13258\":12.8");
        assertThat(access.bus
                        .retained("homeassistant/sensor/isolarcloud_974621_14_1_1/p13258/config")
                        .orElseThrow())
                .contains("\"name\":\"Capacity of the lithium battery\"")
                .contains("\"entity_category\":\"diagnostic\"")
                .doesNotContain("enabled_by_default");
        assertThat(access.bus.retained("solarcloud2mqtt/" + INVERTER + "/p202")).contains("3200");
        // One for each of the two inverters.
        assertThat(access.outcomes("getDevPropertyPointValue", SimulatedAccess.BEGIN))
                .containsExactly("1", "1");
    }

    @Test
    void microInvertersSecondBatteriesAndUnknownTypesArePublished() {
        String microInverter = access.cloud.faultInjection().addDevice(55, "Micro inverter");
        String secondBattery = access.cloud.faultInjection().addDevice(43, "Second battery");
        String unknown = access.cloud.faultInjection().addDevice(4242, "Moon collector");
        access.start();
        assertThat(access.bus.retained("solarcloud2mqtt/bridge/devices").orElseThrow())
                .contains("\"id\":\"" + microInverter + "\",\"name\":\"Micro inverter\",\"type\":\"Microinverter\"")
                .contains("\"id\":\"" + secondBattery + "\",\"name\":\"Second battery\",\"type\":\"Battery\"")
                .contains("\"id\":\"" + unknown + "\",\"name\":\"Moon collector\",\"type\":\"Moon collector\"");
        assertThat(access.bus.retained("solarcloud2mqtt/" + secondBattery + "/battery_level"))
                .isPresent();
        assertThat(access.bus.retained())
                .containsKey("homeassistant/binary_sensor/isolarcloud_" + unknown + "/connectivity/config");
    }

    @Test
    void aPlantWithoutABatteryHasNoneOfItsDevices() {
        remove("974621_43_2_1");
        access.start();
        assertThat(access.bus.retained().keySet()).noneMatch(topic -> topic.contains("974621_43_"));
        assertThat(access.health().get("state")).isEqualTo("ok");
    }

    @Test
    void aPlantWithOnlyAMeterIsRead() {
        remove("974621_43_2_1", "974621_14_1_1", INVERTER, "974621_22_247_1");
        access.start();
        assertThat(access.health().get("state")).isEqualTo("ok");
        assertThat(access.bus.retained("solarcloud2mqtt/974621_7_1_1/availability"))
                .contains("online");
    }

    @Test
    void aPlantWithoutDevicesIsPublished() {
        remove("974621_43_2_1", "974621_14_1_1", INVERTER, "974621_22_247_1", "974621_7_1_1");
        access.start();
        assertThat(access.health().get("state")).isEqualTo("ok");
        assertThat(access.bus.retained("solarcloud2mqtt/974621_11_0_0/active_power"))
                .isPresent();
        access.time.pass(Duration.ofHours(1));
        assertThat(access.outcomes("getDeviceList", SimulatedAccess.BEGIN)).hasSize(1);
    }

    private void remove(String... devices) {
        for (String device : devices) {
            access.cloud.faultInjection().removeDevice(device);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAccountWithPlantsOfEveryKindIsReadInEachMode(AccessMode mode) {
        HomePlan[] plans = HomePlan.ofEveryKind(SimulatedAccess.BEGIN).toArray(HomePlan[]::new);
        try (SimulatedAccess every = new SimulatedAccess(mode, plans)) {
            every.start();
            every.time.pass(Duration.ofHours(1));
            assertThat(every.health().get("state")).isEqualTo("ok");
            assertThat(every.bus.retained("solarcloud2mqtt/bridge/info").orElseThrow())
                    .contains("\"plants\":7,\"devices\":37");
            assertThat(every.bus.retained().keySet())
                    .contains(
                            "solarcloud2mqtt/974621_14_1_1/battery_level",
                            "solarcloud2mqtt/974622_1_3_1/active_power",
                            "solarcloud2mqtt/974623_43_3_1/battery_level",
                            "solarcloud2mqtt/974623_4242_1_1/availability",
                            "solarcloud2mqtt/974625_55_8_1/total_yield",
                            "solarcloud2mqtt/974626_7_1_1/active_power",
                            "solarcloud2mqtt/974627_11_0_0/availability")
                    .doesNotContain(
                            "solarcloud2mqtt/974624_14_1_1/battery_level",
                            "solarcloud2mqtt/974626_11_0_0/total_yield",
                            "solarcloud2mqtt/974627_11_0_0/active_power");
            assertThat(every.cloud.violations()).isEmpty();
        }
    }
}
