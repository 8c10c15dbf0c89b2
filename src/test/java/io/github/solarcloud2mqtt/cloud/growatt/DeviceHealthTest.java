package io.github.solarcloud2mqtt.cloud.growatt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.plant.Reading.Alert;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceHealthTest {

    private static Optional<Alert> alert(String reading) throws IOException {
        return DeviceHealth.of("noah", new JsonNode.Adapter().fromJson(reading)).alert();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":1,\"faultStatus\":0,\"battery1ProtectStatus\":0} | NORMAL",
                "{\"status\":4,\"faultStatus\":0,\"battery1ProtectStatus\":0} | NORMAL",
                "{\"status\":6,\"faultStatus\":0,\"mpptProtectStatus\":0} | NORMAL",
                "{\"status\":4,\"mpptProtectStatus\":0} | NORMAL",
                "{\"status\":1,\"faultStatus\":1} | FAULT",
                "{\"status\":1,\"faultStatus\":0,\"battery2ProtectStatus\":8} | FAULT",
                "{\"status\":1,\"faultStatus\":0,\"mpptProtectStatus\":2} | FAULT"
            })
    void theFaultFieldsOfANoahDecide(String reading, Alert expected) throws IOException {
        assertThat(alert(reading)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"status\":4} | FAULT", "{\"status\":6} | ", "{\"status\":1} | "})
    void withoutFaultFieldsOnlyStatusFourIsAFault(String reading, Alert expected) throws IOException {
        assertThat(alert(reading)).isEqualTo(Optional.ofNullable(expected));
    }
}
