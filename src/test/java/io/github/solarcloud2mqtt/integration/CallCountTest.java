package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The number of calls with both APIs, for a home and for a solar park. */
class CallCountTest {

    private static final String DATA = "getDeviceRealTimeData";
    private static final String PLANT_DATA = "getPowerStationRealTimeData";
    private static final String FAULTS = "getFaultAlarmInfo";

    @Test
    void aHomeCostsOneCallPerTypeAndRound() {
        home(
                AccessMode.ACCOUNT,
                access ->
                        assertThat(hour(access)).isEqualTo(Map.of(DATA, 6 * 12, FAULTS, 12, "getOpenApiCallInfo", 1)));
        home(
                AccessMode.OAUTH2,
                access -> assertThat(hour(access)).isEqualTo(Map.of(DATA, 5 * 12, PLANT_DATA, 12, FAULTS, 12)));
    }

    @Test
    void twoHundredInvertersCostOneCallPerFiftyDevicesOfAType() {
        // Plant, hybrid inverter, meter, dongle, battery, and four times fifty inverters.
        park(AccessMode.ACCOUNT, access -> {
            assertThat(hour(access)).isEqualTo(Map.of(DATA, 9 * 12, FAULTS, 12, "getOpenApiCallInfo", 1));
            assertAllAreThere(access);
        });
        park(AccessMode.OAUTH2, access -> {
            assertThat(hour(access)).isEqualTo(Map.of(DATA, 8 * 12, PLANT_DATA, 12, FAULTS, 12));
            assertAllAreThere(access);
        });
    }

    private static void assertAllAreThere(SimulatedAccess access) {
        assertThat(access.bus.retained().keySet())
                .filteredOn(topic -> topic.matches("solarcloud2mqtt/974621_1_\\d+_1/active_power"))
                .hasSize(200);
    }

    @Test
    void aDiscoveryOfAHomeReadsEachListOnce() {
        home(
                AccessMode.ACCOUNT,
                access -> assertThat(discovery(access))
                        .isEqualTo(Map.of(
                                "login",
                                1L,
                                "getPowerStationList",
                                1L,
                                "getPowerStationDetail",
                                1L,
                                "getDeviceList",
                                1L,
                                "getOpenPointInfo",
                                6L,
                                "getDevPropertyPointValue",
                                2L,
                                DATA,
                                8L,
                                FAULTS,
                                1L,
                                "getOpenApiCallInfo",
                                1L)));
        home(
                AccessMode.OAUTH2,
                access -> assertThat(discovery(access))
                        .isEqualTo(Map.of(
                                "token",
                                1L,
                                "queryPowerStationList",
                                1L,
                                "getPowerStationDetail",
                                1L,
                                "getDeviceListByPsId",
                                1L,
                                "getOpenPointInfo",
                                6L,
                                "getDevPropertyPointValue",
                                2L,
                                DATA,
                                7L,
                                PLANT_DATA,
                                1L,
                                FAULTS,
                                1L)));
    }

    @Test
    void aDiscoveryOfTwoHundredInvertersReadsThreePagesOfDevicesAndOneListForEachModel() {
        park(
                AccessMode.ACCOUNT,
                access -> assertThat(discovery(access))
                        .isEqualTo(Map.of(
                                "login",
                                1L,
                                "getPowerStationList",
                                1L,
                                "getPowerStationDetail",
                                1L,
                                "getDeviceList",
                                3L,
                                "getOpenPointInfo",
                                7L,
                                "getDevPropertyPointValue",
                                5L,
                                DATA,
                                14L,
                                FAULTS,
                                1L,
                                "getOpenApiCallInfo",
                                1L)));
        park(
                AccessMode.OAUTH2,
                access -> assertThat(discovery(access))
                        .isEqualTo(Map.of(
                                "token",
                                1L,
                                "queryPowerStationList",
                                1L,
                                "getPowerStationDetail",
                                1L,
                                "getDeviceListByPsId",
                                3L,
                                "getOpenPointInfo",
                                7L,
                                "getDevPropertyPointValue",
                                5L,
                                DATA,
                                13L,
                                PLANT_DATA,
                                1L,
                                FAULTS,
                                1L)));
    }

    private static void home(AccessMode mode, Consumer<SimulatedAccess> test) {
        HomePlan plan = HomePlan.from(SimulatedAccess.BEGIN).withStringInverter();
        try (SimulatedAccess access = new SimulatedAccess(mode, plan)) {
            test.accept(access);
            assertThat(access.cloud.violations()).isEmpty();
        }
    }

    private static void park(AccessMode mode, Consumer<SimulatedAccess> test) {
        home(mode, access -> {
            IntStream.range(1, 200)
                    .forEach(number -> access.cloud.faultInjection().addDevice(1, "Inverter " + number));
            test.accept(access);
        });
    }

    /** All calls from the start to the end of the first discovery. */
    private static Map<String, Long> discovery(SimulatedAccess access) {
        access.start();
        return access.cloud.callCounts();
    }

    /** Calls of a whole hour in which there is no discovery, by endpoint. */
    private static Map<String, Integer> hour(SimulatedAccess access) {
        access.start();
        access.time.passUntil(Instant.parse("2026-06-15T11:00:00Z"));
        Map<String, Long> before = access.cloud.callCounts();
        access.time.passUntil(Instant.parse("2026-06-15T12:00:00Z"));
        Map<String, Integer> calls = new TreeMap<>();
        access.cloud.callCounts().forEach((endpoint, count) -> {
            int made = (int) (count - before.getOrDefault(endpoint, 0L));
            if (made > 0) {
                calls.put(endpoint, made);
            }
        });
        return calls;
    }
}
