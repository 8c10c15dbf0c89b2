package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyValuesTest {

    private static final String PROPERTIES = "getDevPropertyPointValue";
    private static final String HYBRID = "974621_14_1_1";

    private final CloudClient client = new CloudClient().loggedIn();

    @Test
    void returnsThePropertiesOfADevice() {
        Map<String, Object> data = client.ask(PROPERTIES, query(14, HYBRID, "13258", "13261"));
        assertThat(data).containsEntry("code", "1");
        assertThat(CloudClient.only(data, "property_point_value_list"))
                .containsEntry("property_code", "13258")
                .containsEntry("property_value", "12800")
                .containsEntry("ps_key", HYBRID)
                .containsEntry("unit", "Wh");
    }

    @Test
    void returnsACodeIfThereAreNone() {
        assertThat(client.ask(PROPERTIES, query(14, HYBRID, "13261"))).containsEntry("code", "4");
    }

    @Test
    void measurementsAreNoProperties() {
        assertThat(client.ask(PROPERTIES, query(14, HYBRID, "13011"))).containsEntry("code", "4");
    }

    @Test
    void parametersAreChecked() {
        assertThat(client.refused(PROPERTIES, query(1, HYBRID, "202"))).startsWith("010");
        assertThat(client.refused(PROPERTIES, query(14, HYBRID))).startsWith("009");
        assertThat(client.refused(PROPERTIES, Map.of("device_type", "14", "ps_key_list", List.of(HYBRID))))
                .startsWith("009");
    }

    private static Map<String, Object> query(int type, String psKey, String... ids) {
        return Map.of(
                "ps_id",
                "974621",
                "device_type",
                String.valueOf(type),
                "ps_key_list",
                List.of(psKey),
                "point_id_list",
                List.of(ids));
    }
}
