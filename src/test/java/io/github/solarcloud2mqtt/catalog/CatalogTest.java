package io.github.solarcloud2mqtt.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.solarcloud2mqtt.plant.EnergyUnit;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.PointValue;
import io.github.solarcloud2mqtt.plant.PowerUnit;
import io.github.solarcloud2mqtt.plant.RawValue;
import io.github.solarcloud2mqtt.plant.Scale;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

    private final Catalog catalog = catalog(EnergyUnit.KWH, PowerUnit.W);

    @Test
    void aCataloguedPointKeepsItsKeyAndNameIfTheCloudHasAnotherName() {
        assertThat(catalog.describe("1", "1", "当日发电量", "Wh"))
                .isEqualTo(new MeasuringPoint(
                        "1",
                        "daily_yield",
                        "Daily yield",
                        ValueFormat.of(PointKind.DAILY_COUNTER, "kWh", Scale.powerOfTen(-3)),
                        true,
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "11, 83022, daily_yield",
        "11, 83024, total_yield",
        "11, 83033, active_power",
        "11, 83106, load_power",
        "11, 83102, daily_grid_import",
        "11, 83105, total_grid_import",
        "11, 83072, daily_grid_export",
        "11, 83075, total_grid_export",
        "11, 83252, battery_level",
        "14, 13011, active_power",
        "14, 13112, daily_yield",
        "14, 13134, total_yield",
        "14, 13141, battery_level",
        "14, 13121, grid_export_power",
        "14, 13149, grid_import_power",
        "7, 8018, active_power",
        "7, 8030, total_grid_import",
        "7, 8031, total_grid_export",
        "1, 24, active_power",
        "1, 14, dc_power"
    })
    void theSameQuantityHasTheSameKeyOnEveryDevice(String type, String id, String key) {
        assertThat(catalog.describe(type, id, "", "").key()).isEqualTo(key);
        assertThat(catalog.describe(type, id, "", "").enabledByDefault()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "WH, W, 89200, Wh, 854, W",
        "KWH, KW, 89.2, kWh, 0.854, kW",
        "MWH, MW, 0.0892, MWh, 0.000854, MW",
    })
    void energyAndPowerAreConvertedExactlyToTheOwnersUnits(
            EnergyUnit energy, PowerUnit power, String yield, String yieldUnit, String load, String loadUnit) {
        Catalog converting = catalog(energy, power);
        MeasuringPoint dailyYield = converting.describe("14", "13112", "", "Wh");
        MeasuringPoint loadPower = converting.describe("14", "13119", "", "W");
        assertThat(dailyYield.unit()).isEqualTo(yieldUnit);
        assertThat(published(dailyYield, "89200.0")).isEqualTo(yield);
        assertThat(loadPower.unit()).isEqualTo(loadUnit);
        assertThat(published(loadPower, "854.0")).isEqualTo(load);
    }

    @Test
    void theUnitSentWithTheValueApplies() {
        assertThat(published(catalog.describe("14", "13112", "", "kWh"), "89.2"))
                .isEqualTo("89.2");
        assertThat(published(catalog.describe("14", "13112", "", ""), "89200")).isEqualTo("89.2");
        assertThat(published(catalog.describe("51", "33708", "", ""), "7.4")).isEqualTo("7400");
        assertThat(published(catalog.describe("51", "33708", "", "W"), "7400")).isEqualTo("7400");
    }

    @Test
    void otherUnitsAreConvertedToTheCatalogueUnitByPowersOfTen() {
        MeasuringPoint reactivePower = catalog.describe("1", "25", "", "kVar");
        assertThat(reactivePower.unit()).isEqualTo("var");
        assertThat(published(reactivePower, "1.25")).isEqualTo("1250");
        MeasuringPoint cellVoltage = catalog.describe("43", "58610", "", "V");
        assertThat(cellVoltage.unit()).isEqualTo("mV");
        assertThat(published(cellVoltage, "3.3003")).isEqualTo("3300.3");
    }

    @Test
    void anUnknownUnitIsReplacedByTheCatalogueUnit() {
        MeasuringPoint point = catalog.describe("1", "24", "", "furlong");
        assertThat(point.unit()).isEqualTo("W");
        assertThat(published(point, "1200.0")).isEqualTo("1200");
    }

    @ParameterizedTest
    @CsvSource({
        "MWh, 1.53, 1530",
        "kWh, 1530, 1530",
        "Wh, 1530000, 1530",
        "万度, 0.153, 1530",
        "furlong, 1530000, 1530",
        "'', 1530000, 1530",
        "kW, 1530, none"
    })
    void theUnitThatComesWithAValueDecides(String unit, String raw, String value) {
        MeasuringPoint point = catalog.describe("1", "2", "", "");
        assertThat(point.unit()).isEqualTo("kWh");
        assertThat(interpreted(point, raw, unit)).isEqualTo(value);
    }

    @Test
    void theUnitOfAnyPointMayChangeWithAValue() {
        MeasuringPoint cellVoltage = catalog.describe("43", "58610", "", "");
        assertThat(interpreted(cellVoltage, "3.3003", "V")).isEqualTo("3300.3");
        assertThat(interpreted(cellVoltage, "3300.3", "mV")).isEqualTo("3300.3");
        MeasuringPoint unknown = catalog.describe("1", "4711", "Heat", "kWh");
        assertThat(interpreted(unknown, "2", "MWh")).isEqualTo("2000");
        MeasuringPoint fixed = catalog.describe("7", "8036", "", "");
        assertThat(interpreted(fixed, "2", "MWh")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "65535",
                "65535.0",
                "6553.5",
                "655.35",
                "65.535",
                "4294967295",
                "429496729.5",
                "42949672.95",
                "2147483647",
                "21474836.47",
                "-2147483648",
                "-214748364.8"
            })
    void theFillerOfARegisterIsNoValue(String filler) {
        MeasuringPoint power = catalog.describe("1", "24", "", "");
        assertThat(interpreted(power, filler, "")).isEqualTo("none");
        assertThat(interpreted(catalog.describe("1", "4711", "Serial", ""), filler, ""))
                .isNotEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"65534", "6553.4", "655.36", "2147483646", "655350", "-65535"})
    void aNumberBesideAFillerIsAValue(String number) {
        assertThat(interpreted(catalog.describe("1", "24", "", ""), number, "")).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "-1.0, false", "-0.1, false", "-0.01, false", "-0.001, false", "-0.2, true", "0, true"})
    void aSmallNegativeNumberDoesNotProveThatAPointExists(String number, boolean supported) {
        MeasuringPoint power = catalog.describe("1", "24", "", "");
        assertThat(catalog.isSupported(power, RawValue.of(number))).isEqualTo(supported);
    }

    @Test
    void theGridPowersOfAGrowattHybridAreInWatts() {
        Catalog growatt = new Catalog("growatt", new UnitSettings(EnergyUnit.KWH, PowerUnit.W));
        for (String id : List.of("pac_to_grid_total", "pac_to_user_total", "pac_to_grid_r", "pac_to_user_r")) {
            assertThat(growatt.describe("sph", id, "", "").unit()).as(id).isEqualTo("W");
        }
        List<MeasuringPoint> points = List.of(
                growatt.describe("sph", "pac_to_grid_total", "", ""),
                growatt.describe("sph", "pac_to_user_total", "", ""));
        assertThat(DerivedPower.of(points, false))
                .extracting(MeasuringPoint::key, MeasuringPoint::unit)
                .containsExactly(tuple("net_grid_power", "W"));
    }

    @Test
    void reactiveEnergyHasNoUnitIfTheCloudReportsWattHours() {
        MeasuringPoint point = catalog.describe("7", "8036", "", "Wh");
        assertThat(point.unit()).isEmpty();
        assertThat(point.kind()).isEqualTo(PointKind.LIFETIME_COUNTER);
        assertThat(published(point, "1200")).isEqualTo("1200");
    }

    @Test
    void aPlannedBatteryLevelIsNotAPowerEvenIfTheCloudReportsOne() {
        assertThat(catalog.describe("11", "83319", "", "W").unit()).isEqualTo("%");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.01, 1", "0.5, 50", "1, 100", "1.0, 100", "0.791, 79.1", "79.1, 79.1"})
    void aFractionBecomesAPercentage(String raw, String percent) {
        for (MeasuringPoint point : new MeasuringPoint[] {
            catalog.describe("14", "13141", "", ""),
            catalog.describe("14", "13142", "", "%"),
            catalog.describe("43", "58604", "", "%"),
            catalog.describe("43", "58605", "", ""),
            catalog.describe("11", "83252", "", "%"),
            catalog.describe("11", "83129", "", "%")
        }) {
            assertThat(point.unit()).isEqualTo("%");
            assertThat(published(point, raw)).isEqualTo(percent);
        }
    }

    @ParameterizedTest
    @CsvSource({"44, 59004", "11, 83334", "26, 24629"})
    void aPercentageStaysOneEvenAtOnePercent(String type, String id) {
        MeasuringPoint point = catalog.describe(type, id, "", "");
        assertThat(point.unit()).isEqualTo("%");
        assertThat(published(point, "1.0")).isEqualTo("1");
        assertThat(published(point, "37.4")).isEqualTo("37.4");
    }

    @Test
    void aRatioMayExceedOneHundredPercent() {
        assertThat(published(catalog.describe("11", "83019", "", ""), "0.0931")).isEqualTo("9.31");
        assertThat(published(catalog.describe("11", "83019", "", ""), "1.02")).isEqualTo("102");
    }

    @Test
    void aStatusIsPublishedInWords() {
        MeasuringPoint status = catalog.describe("14", "13146", "运行状态", "");
        assertThat(status.kind()).isEqualTo(PointKind.STATUS);
        assertThat(published(status, "4096.0")).isEqualTo("Off-grid operation");
        assertThat(published(status, "4711")).isEqualTo("Unknown");
    }

    @Test
    void aStatusWithoutDocumentedWordsIsPassedOn() {
        MeasuringPoint status = catalog.describe("14", "13171", "", "");
        assertThat(status.kind()).isEqualTo(PointKind.TEXT);
        assertThat(status.enabledByDefault()).isFalse();
        assertThat(status.diagnostic()).isTrue();
        assertThat(published(status, "2")).isEqualTo("2");
    }

    @Test
    void aPointOfAnotherDeviceTypeIsNotMistaken() {
        assertThat(catalog.describe("14", "1", "Something", "").key()).isEqualTo("p1");
        assertThat(catalog.describe("9999", "1", "Something", "").key()).isEqualTo("p1");
    }

    @Test
    void thePointsOfATypeAreListed() {
        assertThat(catalog.pointIds("64")).containsExactly("88016", "88017", "88018", "88019", "88034", "88035");
        assertThat(catalog.pointIds("9999")).isEmpty();
        assertThat(catalog.deviceTypes()).contains("1", "7", "11", "14", "43").doesNotContain("9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", ""})
    void aVendorWithoutTablesIsRefused(String vendor) {
        assertThatThrownBy(() -> new Catalog(vendor, new UnitSettings(EnergyUnit.KWH, PowerUnit.W)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no table " + vendor + "-words.csv.");
    }

    private static Catalog catalog(EnergyUnit energy, PowerUnit power) {
        return new Catalog("isolarcloud", new UnitSettings(energy, power));
    }

    private String interpreted(MeasuringPoint point, String raw, String unit) {
        return catalog.interpret(point, new RawValue(raw, unit))
                .map(PointValue::text)
                .orElse("none");
    }

    private static String published(MeasuringPoint point, String raw) {
        Optional<PointValue> value = point.format().interpret(raw);
        return value.map(PointValue::text).orElseThrow();
    }
}
