package io.github.solarcloud2mqtt.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.plant.Unit;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTableTest {

    private final UnitTable table = new UnitTable();

    @ParameterizedTest
    @CsvSource({
        "W/㎡, W/m²",
        "W/m², W/m²",
        "W/m2, W/m²",
        "℃, °C",
        "°C, °C",
        "VAr, var",
        "kVAr, kvar",
        "kΩ, kΩ",
        "\u2126, Ω",
        "度, kWh",
        "千克, kg",
        "元, CNY",
        "％, %",
        "%RH, %",
        "' kWh ', kWh",
        "Hour, h",
        "小时, h",
        "吨, t",
        "㎾, kW"
    })
    void everySpellingOfAUnitIsTheSameUnit(String spelling, String symbol) {
        assertThat(table.find(spelling)).map(Unit::symbol).contains(symbol);
    }

    /** From the portal's list of points, Sungrow Open API 2.9, and the clients' lists of Growatt's fields. */
    @ParameterizedTest
    @CsvSource({
        "H, h",
        "h, h",
        "hour, h",
        "va, VA",
        "VA, VA",
        "Va, VA",
        "kva, kVA",
        "Var, var",
        "VAR, var",
        "vAr, var",
        "kvar, kvar",
        "Kvar, kvar",
        "KVAR, kvar",
        "kvarh, kvarh",
        "KVARH, kvarh",
        "Mvar, Mvar",
        "varh, varh",
        "wh, Wh",
        "w, W",
        "kw, kW",
        "KWH, kWh",
        "MWh, MWh",
        "GWh, GWh",
        "Wp, Wp",
        "kWp, kWp",
        "kWh/kWp, kWh/kWp",
        "kW/kWp, W/Wp",
        "W/Wp, W/Wp",
        "Wh/m2, Wh/m²",
        "kilogram, kg",
        "yuan, CNY",
        "Ah, Ah",
        "mA, mA",
        "mV, mV",
        "kΩ, kΩ",
        "Hz, Hz",
        "dBm, dBm",
        "hPa, hPa",
        "mm, mm",
        "m/s, m/s",
        "min, min",
        "s, s",
        "°, °",
        "°F, °F",
        "%/min, %/min"
    })
    void everySpellingOfTheVendorsDocumentsIsKnown(String spelling, String symbol) {
        assertThat(table.find(spelling)).map(Unit::symbol).contains(symbol);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mw", "furlong", "K"})
    void unlistedSpellingsAreUnknown(String spelling) {
        assertThat(table.find(spelling)).isEmpty();
    }

    @Test
    void tenThousandUnitsOfElectricityAreTenMegawattHours() {
        assertThat(table.find("万度")).contains(new Unit("10 MWh", "Wh", 7));
    }

    @Test
    void aSymbolHasOneSize() {
        Map<String, Set<Unit>> units = ResourceTable.read("units.csv").stream()
                .map(row -> table.find(row.getField("spelling")).orElseThrow())
                .collect(groupingBy(Unit::symbol, mapping(unit -> unit, toSet())));
        assertThat(units).allSatisfy((symbol, same) -> assertThat(same).hasSize(1));
    }
}
