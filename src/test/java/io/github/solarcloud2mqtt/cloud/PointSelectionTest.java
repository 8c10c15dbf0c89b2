package io.github.solarcloud2mqtt.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which points globs select. */
class PointSelectionTest {

    @ParameterizedTest
    @CsvSource({
        "*_voltage, grid_voltage, true",
        "*_voltage, voltage, false",
        "*_voltage, grid_voltage_2, false",
        "p8*, p83022, true",
        "p8*, p8, true",
        "p8*, p13001, false",
        "*, anything, true",
        "**, anything, true",
        "a*b*c, abc, true",
        "a*b*c, a1b2c, true",
        "a*b*c, acb, false",
        "a*a, a, false",
        "p24, p24, true",
        "p24, p245, false",
        "P24, p24, false"
    })
    void aStarStandsForAnyText(String glob, String key, boolean selected) {
        assertThat(new PointSelection(Set.of(glob), Set.of()).selects(key)).isEqualTo(selected);
        assertThat(new PointSelection(Set.of(), Set.of(glob)).selects(key)).isEqualTo(!selected);
    }

    @Test
    void exclusionWins() {
        PointSelection selection = new PointSelection(Set.of("p8*", "active_power"), Set.of("p81"));
        assertThat(selection.selects("p80")).isTrue();
        assertThat(selection.selects("p81")).isFalse();
        assertThat(selection.selects("active_power")).isTrue();
        assertThat(selection.selects("daily_yield")).isFalse();
    }

    @Test
    void withoutGlobsAllAreSelected() {
        assertThat(PointSelection.ALL.selects("daily_yield")).isTrue();
    }
}
