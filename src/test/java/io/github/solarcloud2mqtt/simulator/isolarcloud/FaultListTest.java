package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultListTest {

    private static final String FAULTS = "getFaultAlarmInfo";
    private static final String METER = "974621_7_1_1";

    private final CloudClient client = new CloudClient().loggedIn();

    @Test
    void anActiveFaultIsListedWithAllMembers() {
        String id = raise();
        assertThat(id).matches("60005\\.202606\\.[0-9a-f]{5}");
        Map<String, Object> expected = new HashMap<>();
        expected.put("ps_id", 974621.0);
        expected.put("ps_key", METER);
        expected.put("ps_name", "Demo home");
        expected.put("uuid", 9070011.0);
        expected.put("device_type", 7.0);
        expected.put("type_name", "Meter");
        expected.put("device_name", "Meter");
        expected.put("device_model_code", "DTSU666-20");
        expected.put("fault_code", id);
        expected.put("fault_type_code", 60005.0);
        expected.put("fault_type", 1.0);
        expected.put("fault_level", 2.0);
        expected.put("fault_name", "Grid power outage");
        expected.put("fault_desc", "");
        expected.put("fault_reason", "5");
        expected.put("process_status", 1.0);
        expected.put("process_time", null);
        expected.put("grid_connection_status", 1.0);
        expected.put("create_time", "2026-06-15 12:02:00");
        expected.put("over_time", "");
        assertThat(client.faults(Map.of())).containsExactly(expected);
    }

    @Test
    void aClearedFaultStaysListedForFiveMinutesWithItsEnd() {
        String id = raise();
        client.pass(Duration.ofMinutes(10));
        client.cloud.faultInjection().clearFault(id);
        assertThat(client.faults(Map.of("process_status", 8)))
                .singleElement()
                .satisfies(fault -> assertThat(fault)
                        .containsEntry("process_status", 4.0)
                        .containsEntry("process_time", 20260615121200.0)
                        .containsEntry("over_time", "2026-06-15 12:12:00"));
        client.pass(Duration.ofMinutes(5));
        assertThat(client.faults(Map.of("process_status", 8))).isEmpty();
        assertThat(client.faults(Map.of("process_status", 9)))
                .singleElement()
                .satisfies(fault -> assertThat(fault).containsEntry("process_status", 9.0));
    }

    @Test
    void theFaultsOfAMonthAreListedNewestFirst() {
        client.cloud.faultInjection().clearFault(raise());
        client.pass(Duration.ofMinutes(5));
        String second = raise();
        assertThat(client.faults(Map.of("process_status", "999")).get(0)).containsEntry("fault_code", second);
        assertThat(client.faults(Map.of("process_status", "9"))).hasSize(1);
    }

    @Test
    void filtersAreApplied() {
        String id = raise();
        assertThat(client.faults(Map.of("fault_type", "1,2", "fault_level", "2", "ps_key", METER)))
                .hasSize(1);
        assertThat(client.faults(Map.of("fault_code", id, "fault_name", "outage", "ps_id", 974621)))
                .hasSize(1);
        assertThat(client.faults(Map.of("fault_type", "2,3"))).isEmpty();
        assertThat(client.faults(Map.of("fault_name", "isolation"))).isEmpty();
        assertThat(client.faults(Map.of("startTime", "2026-06-15 12:03"))).isEmpty();
        assertThat(client.faults(Map.of("startTime", "202606151202", "endTime", "2026-06-15 12:02:00")))
                .hasSize(1);
    }

    @Test
    void closedFaultsAreFromOneMonthOnly() {
        assertThat(refused("9", "2026-05-31 00:00", "2026-06-01 00:00")).isEqualTo("010");
        assertThat(refused("999", "202605310000", "202606010000")).isEqualTo("010");
        assertThat(refused("9", "yesterday", "today")).isEqualTo("010");
        assertThat(refused("7", "202606010000", "202606020000")).isEqualTo("010");
        raise();
        assertThat(client.faults(Map.of("process_status", 999, "startTime", "202606010000")))
                .hasSize(1);
        assertThat(client.faults(Map.of("process_status", 999, "endTime", "202605310000")))
                .isEmpty();
    }

    @Test
    void activeFaultsMayBeOfAnyTime() {
        raise();
        assertThat(client.faults(Map.of("startTime", "202501010000", "endTime", "202612312359")))
                .hasSize(1);
    }

    @Test
    void pagingIsRequired() {
        assertThat(client.refused(FAULTS, Map.of())).isEqualTo("009");
    }

    @Test
    void randomFaultsOfTheHomeAreListed() {
        client.pass(Duration.ofDays(60));
        client.loggedIn();
        Map<String, Object> july =
                Map.of("process_status", 999, "startTime", "202607010000", "endTime", "202607312359");
        assertThat(client.faults(july)).isNotEmpty();
    }

    private String raise() {
        return client.cloud.faultInjection().raiseFault(METER, 60005, 1, 2, "Grid power outage");
    }

    private String refused(String status, String from, String to) {
        return client.refused(
                FAULTS, Map.of("process_status", status, "startTime", from, "endTime", to, "curPage", 1, "size", 10));
    }
}
