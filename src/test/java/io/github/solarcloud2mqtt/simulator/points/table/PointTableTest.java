package io.github.solarcloud2mqtt.simulator.points.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PointTableTest {

    private final PointTable table = PointTable.load();

    @Test
    void knowsThePointsOfATypeInTheirOrder() {
        assertThat(table.of(1, 2).get(0)).isEqualTo(new ListedPoint(1, 2, "1", "Yield Today", "Wh", "kWh"));
        assertThat(table.of(14, 1)).extracting(ListedPoint::id).contains("13146");
        assertThat(table.of(14, 5)).extracting(ListedPoint::id).contains("13258");
    }

    @Test
    void theHybridInverterHasMorePointsThanOneCallAllows() {
        assertThat(table.of(14, 2)).hasSizeGreaterThan(100);
    }

    @Test
    void someNamesAreChineseWhateverTheLanguage() {
        assertThat(table.of(14, 2)).extracting(ListedPoint::name).contains("阵列绝缘阻抗");
    }

    @Test
    void aPointBelongsToOneType() {
        assertThat(table.has(14, "13003")).isTrue();
        assertThat(table.has(11, "13003")).isFalse();
    }
}
