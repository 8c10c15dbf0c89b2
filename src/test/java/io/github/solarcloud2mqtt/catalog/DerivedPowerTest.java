package io.github.solarcloud2mqtt.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.PointValue;
import io.github.solarcloud2mqtt.plant.Scale;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedPowerTest {

    private static final String[] GRID = {"grid_import_power", "grid_export_power"};
    private static final String[] HYBRID = {
        "dc_power", "grid_import_power", "grid_export_power", "battery_charging_power", "battery_discharging_power"
    };

    private static List<MeasuringPoint> points(String unit, String... keys) {
        return Stream.of(keys)
                .map(key -> new MeasuringPoint(
                        key + "-id", key, key, ValueFormat.of(PointKind.MEASUREMENT, unit, Scale.NONE), true, false))
                .toList();
    }

    private static List<String> derived(boolean onlySource, List<MeasuringPoint> points) {
        return DerivedPower.of(points, onlySource).stream()
                .map(MeasuringPoint::key)
                .toList();
    }

    private static Map<String, PointValue> values(String... keysAndNumbers) {
        Map<String, PointValue> values = new HashMap<>();
        for (int i = 0; i < keysAndNumbers.length; i += 2) {
            values.put(keysAndNumbers[i], new PointValue.Numeric(new BigDecimal(keysAndNumbers[i + 1])));
        }
        return values;
    }

    private static Map<String, PointValue> updated(Set<String> fresh, Map<String, PointValue> values, String... keys) {
        List<MeasuringPoint> all = new ArrayList<>(points("W", keys));
        all.addAll(DerivedPower.of(all, true));
        DerivedPower.update(all, fresh, values);
        return values;
    }

    @Test
    void aHybridInverterHasGridBatteryAndHousePower() {
        assertThat(derived(true, points("W", HYBRID)))
                .containsExactly("net_grid_power", "net_battery_power", "house_power");
    }

    @Test
    void ifTheCloudReportsTheLoadThereIsNoHousePower() {
        List<MeasuringPoint> points = new ArrayList<>(points("W", HYBRID));
        points.addAll(points("W", "load_power"));
        assertThat(derived(true, points)).containsExactly("net_grid_power", "net_battery_power");
    }

    @Test
    void withASecondSourceThereIsNoHousePower() {
        assertThat(derived(false, points("W", HYBRID))).containsExactly("net_grid_power", "net_battery_power");
    }

    @Test
    void housePowerNeedsBothBatteryPowersOrNone() {
        assertThat(derived(true, points("W", "dc_power", "grid_import_power", "grid_export_power")))
                .containsExactly("net_grid_power", "house_power");
        assertThat(derived(
                        true,
                        points("W", "dc_power", "grid_import_power", "grid_export_power", "battery_charging_power")))
                .containsExactly("net_grid_power");
    }

    @Test
    void onePartOfAPairIsNotEnough() {
        assertThat(derived(true, points("W", "grid_import_power", "battery_charging_power")))
                .isEmpty();
    }

    @Test
    void numbersOfDifferentOrUnknownUnitsAreNotAdded() {
        assertThat(derived(true, points("", GRID))).isEmpty();
        List<MeasuringPoint> mixed = new ArrayList<>(points("W", "grid_import_power"));
        mixed.addAll(points("kW", "grid_export_power"));
        assertThat(derived(true, mixed)).isEmpty();
    }

    @Test
    void itIsMeasuredInTheUnitOfItsPartsAndKnownByItsKey() {
        MeasuringPoint point = DerivedPower.of(points("kW", GRID), true).get(0);
        assertThat(point)
                .isEqualTo(new MeasuringPoint(
                        "",
                        "net_grid_power",
                        "Net grid power",
                        ValueFormat.of(PointKind.MEASUREMENT, "kW", Scale.NONE),
                        true,
                        false));
        assertThat(point.isDerived()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"300.5, 0, 300.5", "0, 1200, -1200", "0, 0, 0"})
    void importIsPositiveAndExportNegative(String imported, String exported, String net) {
        Map<String, PointValue> values = values("grid_import_power", imported, "grid_export_power", exported);
        assertThat(updated(Set.of(GRID), values, GRID).get("net_grid_power"))
                .isEqualTo(new PointValue.Numeric(new BigDecimal(net)));
    }

    @Test
    void dischargingIsPositiveAndChargingNegative() {
        String[] keys = {"battery_charging_power", "battery_discharging_power"};
        assertThat(updated(Set.of(keys), values(keys[0], "2000", keys[1], "0"), keys))
                .containsEntry("net_battery_power", new PointValue.Numeric(new BigDecimal(-2000)));
        assertThat(updated(Set.of(keys), values(keys[0], "0", keys[1], "700"), keys))
                .containsEntry("net_battery_power", new PointValue.Numeric(new BigDecimal(700)));
    }

    @Test
    void housePowerIsTheSumOfPanelsBatteryAndGrid() {
        Map<String, PointValue> values = values(
                "dc_power",
                "5000",
                "grid_import_power",
                "0",
                "grid_export_power",
                "1500",
                "battery_charging_power",
                "2500",
                "battery_discharging_power",
                "0");
        assertThat(updated(Set.of(HYBRID), values, HYBRID))
                .containsEntry("house_power", new PointValue.Numeric(new BigDecimal(1000)));
    }

    @Test
    void withoutAFreshValueOfEveryPartThereIsNoDerivedPower() {
        Map<String, PointValue> before =
                values("grid_import_power", "1", "grid_export_power", "0", "net_grid_power", "1");
        assertThat(updated(Set.of("grid_import_power"), new HashMap<>(before), GRID))
                .doesNotContainKey("net_grid_power");
        assertThat(updated(Set.of(GRID), values("grid_import_power", "1", "net_grid_power", "1"), GRID))
                .doesNotContainKey("net_grid_power");
    }

    @Test
    void aReadingOfOtherPointsDoesNotChangeIt() {
        Map<String, PointValue> before =
                values("grid_import_power", "1", "grid_export_power", "0", "net_grid_power", "1");
        assertThat(updated(Set.of("active_power"), before, GRID)).containsKey("net_grid_power");
    }

    @Test
    void noCatalogueHasAPointWithSuchAKey() {
        for (NamedCsvRecord row : ResourceTable.read("isolarcloud-points.csv")) {
            assertThat(row.getField("key")).isNotIn("net_grid_power", "net_battery_power", "house_power");
        }
        assertThat(Stream.of(DerivedPower.values()).map(DerivedPower::key))
                .containsExactly("net_grid_power", "net_battery_power", "house_power")
                .noneMatch(key -> key.matches("p\\d.*"));
    }
}
