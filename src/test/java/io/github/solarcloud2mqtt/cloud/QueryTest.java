package io.github.solarcloud2mqtt.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryTest {

    private static final List<Device> DEVICES = List.of(device("7001_1_1_1"), device("7001_1_2_1"));

    @Test
    void bothHalvesHaveTheSameDevicesAndTheSecondIsTheLargerOne() {
        assertThat(query("1", "2", "24").halves()).containsExactly(query("1"), query("2", "24"));
        assertThat(query("1", "2").halves()).containsExactly(query("1"), query("2"));
    }

    @Test
    void onePointHasNoHalves() {
        assertThat(query("1").halves()).containsExactly(query("1"));
        assertThat(query().halves()).containsExactly(query());
    }

    @Test
    void repeatedHalvingEndsWithSinglePoints() {
        for (int points = 1; points <= 100; points++) {
            List<String> ids =
                    IntStream.rangeClosed(1, points).mapToObj(Integer::toString).toList();
            List<Query> parts = List.of(new Query(DEVICES, ids));
            while (parts.stream().anyMatch(part -> part.pointIds().size() > 1)) {
                parts = parts.stream().flatMap(part -> part.halves().stream()).toList();
            }
            assertThat(parts.stream().flatMap(part -> part.pointIds().stream())).containsExactlyElementsOf(ids);
        }
    }

    @Test
    void aQueryDoesNotChangeWithTheListItWasMadeOf() {
        List<String> ids = new ArrayList<>(List.of("1"));
        Query query = new Query(DEVICES, ids);
        ids.add("2");
        assertThat(query).isEqualTo(query("1"));
    }

    private static Query query(String... ids) {
        return new Query(DEVICES, List.of(ids));
    }

    private static Device device(String id) {
        return new Device(id, "7001", new DeviceType("1", "Inverter"), "SG10", Hardware.UNKNOWN, Optional.empty());
    }
}
