package io.github.solarcloud2mqtt.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.plant.EnergyUnit;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.PointValue;
import io.github.solarcloud2mqtt.plant.PowerUnit;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenericPointTest {

    private final GenericPoint generic = new GenericPoint(new UnitRules(new UnitSettings(EnergyUnit.KWH, PowerUnit.W)));

    @Test
    void anUncataloguedPointIsNamedByTheCloudAndDisabled() {
        MeasuringPoint point = generic.describe("4711", " Heat Sink Temperature ", "℃");
        assertThat(point.id()).isEqualTo("4711");
        assertThat(point.key()).isEqualTo("p4711");
        assertThat(point.name()).isEqualTo("Heat Sink Temperature");
        assertThat(point.kind()).isEqualTo(PointKind.MEASUREMENT);
        assertThat(point.unit()).isEqualTo("°C");
        assertThat(point.enabledByDefault()).isFalse();
        assertThat(point.diagnostic()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "电池电量", "Battery 电池", "42", "A\nB", "A\u0007"})
    void aNameThatIsNotInLatinLettersIsReplacedByTheId(String cloudName) {
        MeasuringPoint point = generic.describe("4711", cloudName, "W");
        assertThat(point.name()).isEqualTo("Point 4711");
        assertThat(point.key()).isEqualTo("p4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Leistung für Wärme", "Công suất", "Moc (wejście) 1", "Température du module n° 1"})
    void aNameInAnyLanguageWithLatinLettersIsKept(String cloudName) {
        assertThat(generic.describe("4711", cloudName, "W").name()).isEqualTo(cloudName);
    }

    @Test
    void anOverlongNameIsReplacedByTheId() {
        assertThat(generic.describe("4711", "x".repeat(81), "W").name()).isEqualTo("Point 4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "--", "a\u0000b", "a unit that is no unit at all"})
    void withoutAUnitNumbersAndWordsArePassedOn(String unit) {
        MeasuringPoint point = generic.describe("4711", "Mode", unit);
        assertThat(point.kind()).isEqualTo(PointKind.TEXT);
        assertThat(point.unit()).isEmpty();
        assertThat(point.format().interpret("12.50")).map(PointValue::text).contains("12.5");
        assertThat(point.format().interpret("auto")).contains(new PointValue.Text("auto"));
    }

    @ParameterizedTest
    @CsvSource({
        "Total Heat, LIFETIME_COUNTER",
        "cumulative charge, LIFETIME_COUNTER",
        "Accumulative Consumption, LIFETIME_COUNTER",
        "Daily Heat, DAILY_COUNTER",
        "Heat Today, DAILY_COUNTER",
        "Total Daily Heat, DAILY_COUNTER",
        "Total Heat This Month, PERIOD_COUNTER",
        "Annual Heat, PERIOD_COUNTER",
        "Heat, MEASUREMENT",
        "Subtotals, MEASUREMENT",
        "Total Chargeable Energy, MEASUREMENT",
        "Total Dischargeable Energy, MEASUREMENT",
        "Total Battery Capacity, MEASUREMENT",
        "能量, MEASUREMENT"
    })
    void anEnergyIsACounterOnlyIfItsNameSaysSo(String name, PointKind kind) {
        assertThat(generic.describe("4711", name, "Wh").kind()).isEqualTo(kind);
    }

    @Test
    void aTotalPowerIsNoCounter() {
        assertThat(generic.describe("4711", "Total Power", "kW").kind()).isEqualTo(PointKind.MEASUREMENT);
    }

    @Test
    void energyAndPowerAreInTheConfiguredUnits() {
        MeasuringPoint energy = generic.describe("4711", "Heat", "万度");
        assertThat(energy.unit()).isEqualTo("kWh");
        assertThat(energy.format().interpret("1.5")).map(PointValue::text).contains("15000");
        MeasuringPoint power = generic.describe("4712", "Heat", "MW");
        assertThat(power.unit()).isEqualTo("W");
        assertThat(power.format().interpret("0.0025")).map(PointValue::text).contains("2500");
    }

    @Test
    void anUnknownUnitIsKept() {
        MeasuringPoint point = generic.describe("4711", "Viscosity", "cSt");
        assertThat(point.unit()).isEqualTo("cSt");
        assertThat(point.kind()).isEqualTo(PointKind.MEASUREMENT);
        assertThat(point.format().interpret("3.0")).map(PointValue::text).contains("3");
    }
}
