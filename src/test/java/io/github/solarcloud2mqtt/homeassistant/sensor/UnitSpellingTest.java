package io.github.solarcloud2mqtt.homeassistant.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitSpellingTest {

    @Test
    void lookAlikeCharactersBecomeThoseOfHomeAssistant() {
        assertThat(UnitSpelling.canonical("\u00B5V")).isEqualTo("\u03BCV");
        assertThat(UnitSpelling.canonical("k\u2126")).isEqualTo("k\u03A9");
        assertThat(UnitSpelling.canonical("\u2103")).isEqualTo("°C");
        assertThat(UnitSpelling.canonical("\u2109")).isEqualTo("°F");
        assertThat(UnitSpelling.canonical("W/\u33A1")).isEqualTo("W/m²");
        assertThat(UnitSpelling.canonical("Wh/m2")).isEqualTo("Wh/m²");
        assertThat(UnitSpelling.canonical("%RH")).isEqualTo("%");
        assertThat(UnitSpelling.canonical(" kWh ")).isEqualTo("kWh");
        assertThat(UnitSpelling.canonical(" ")).isEmpty();
    }

    @Test
    void reactiveUnitsAreLowerCaseButMegaStaysMega() {
        assertThat(UnitSpelling.canonical("VAr")).isEqualTo("var");
        assertThat(UnitSpelling.canonical("KVar")).isEqualTo("kvar");
        assertThat(UnitSpelling.canonical("mVAr")).isEqualTo("mvar");
        assertThat(UnitSpelling.canonical("MVAr")).isEqualTo("Mvar");
        assertThat(UnitSpelling.canonical("kVArh")).isEqualTo("kvarh");
        assertThat(UnitSpelling.canonical("VARH")).isEqualTo("varh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W", "kWh", "°C", "W/m²", "var", "Mvar", "kvarh", "MΩ", "variant", "度"})
    void correctAndUnknownUnitsAreUnchanged(String unit) {
        assertThat(UnitSpelling.canonical(unit)).isEqualTo(unit);
    }
}
