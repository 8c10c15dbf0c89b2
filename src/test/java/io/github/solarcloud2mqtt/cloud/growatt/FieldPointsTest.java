package io.github.solarcloud2mqtt.cloud.growatt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPointsTest {

    @ParameterizedTest
    @CsvSource({
        "pac, pac",
        "pacr, pacr",
        "pacR, pac_r",
        "bmsSOC, bms_s_o_c",
        "current_power, current__power",
        "currentPower, current_power",
        "a.b, a-2e-b",
        "-, -2d-"
    })
    void aFieldsNameBecomesAnIdInLowerCaseThatCanBeReadBack(String field, String id) {
        assertThat(FieldPoints.id(field)).isEqualTo(id);
    }

    @Test
    void differentFieldNamesHaveDifferentIds() {
        Random random = new Random(5);
        String signs = "aAbB_-1.é";
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(7); length >= 0; length--) {
                name.append(signs.charAt(random.nextInt(signs.length())));
            }
            String id = FieldPoints.id(name.toString());
            assertThat(id).matches("[a-z0-9_-]+");
            assertThat(names.merge(id, name.toString(), (before, now) -> before))
                    .isEqualTo(name.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "21.600000381469727, 21.6",
        "812.5, 812.5",
        "1043.699951171875, 1043.7",
        "0.30000000000000004, 0.3000000000",
        "1043.7, 1043.7",
        "6553.5, 6553.5",
        "-0.10000000149011612, -0.1",
        "12345678.9, 12345678.9",
        "1.5E-3, 0.0015",
        "Normal, Normal",
        "1.2.3, 1.2.3",
        "1234567890123, 1234567890123"
    })
    void digitsThatNobodyMeasuredAreDropped(String raw, String clean) {
        assertThat(FieldPoints.denoised(raw)).isEqualTo(clean);
    }

    @Test
    void identityTimeAndTextsAreNoPoints() {
        assertThat(points(Map.of(
                        "serialNum", "A",
                        "time", "2025-06-01 12:00:00",
                        "lost", "true",
                        "debug1", "1,2",
                        "ppvText", "3.9 W",
                        "statusText", "Normal",
                        "warnText", "Unknown",
                        "pac", "3",
                        "vac1", "null",
                        "vac2", "")))
                .isEqualTo(Map.of("pac", "3", "status_text", "Normal"));
    }

    @Test
    void theSecondNameOfAFieldIsTheSamePoint() {
        assertThat(FieldPoints.points("sph", nodes(Map.of("edischargeToday", "1.5"))))
                .isEqualTo(Map.of("edischarge1_today", "1.5"));
        assertThat(FieldPoints.points("sph", nodes(Map.of("edischargeToday", "1.5", "edischarge1Today", "1.6"))))
                .isEqualTo(Map.of("edischarge1_today", "1.6"));
        assertThat(points(Map.of("edischargeToday", "1.5"))).isEqualTo(Map.of("edischarge_today", "1.5"));
    }

    @Test
    void aFieldWithAnOverlongNameIsLeftOut() {
        assertThat(points(Map.of("a".repeat(65), "1", "", "2"))).isEmpty();
    }

    @Test
    void aMissingBatteryPackHasNoPoints() {
        Map<String, String> fields = Map.of(
                "batteryPackageQuantity", "2",
                "battery1Soc", "64",
                "battery2Soc", "0",
                "battery3Soc", "0",
                "battery4Temp", "0.0",
                "battery4SerialNum", "x",
                "batteryCycles", "12");
        assertThat(FieldPoints.points("noah", nodes(fields)))
                .containsOnlyKeys("battery_package_quantity", "battery1_soc", "battery2_soc", "battery_cycles");
        assertThat(points(fields)).hasSize(7);
    }

    private static Map<String, String> points(Map<String, String> fields) {
        return FieldPoints.points("min", nodes(fields));
    }

    private static Map<String, JsonNode> nodes(Map<String, String> fields) {
        Map<String, JsonNode> nodes = new HashMap<>();
        fields.forEach((name, value) ->
                nodes.put(name, new JsonNode(JsonNode.Kind.VALUE, Map.of(), List.of(), Optional.of(value))));
        return nodes;
    }
}
