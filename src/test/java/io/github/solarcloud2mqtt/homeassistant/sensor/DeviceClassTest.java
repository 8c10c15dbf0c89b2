package io.github.solarcloud2mqtt.homeassistant.sensor;

import static io.github.solarcloud2mqtt.homeassistant.Fixtures.INVERTER;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.VENDOR;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.announcements;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.homeassistant.ConfigMessage;
import io.github.solarcloud2mqtt.homeassistant.DeviceClassTable;
import io.github.solarcloud2mqtt.homeassistant.HomeAssistantRules;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceClassTest {

    /** Units as clouds send or document them, correct and incorrect. */
    private static final List<String> UNITS = List.of(
            "", " ", "W", "kW", "MW", "GW", "mW", "KW", "Wp", "kWp", "W/Wp", "kW/kWp", "Wh", "kWh", "MWh", "GWh",
            "kWh/kWp", "V", "kV", "mV", "μV", "µV", "A", "mA", "kA", "μA", "Ah", "mAh", "°C", "℃", "°F", "℉", "K", "Hz",
            "kHz", "mHz", "%", "%RH", "VA", "kVA", "MVA", "mVA", "var", "kvar", "Mvar", "VAr", "kVAr", "Var", "KVar",
            "MVAr", "varh", "kvarh", "Mvarh", "VArh", "kVarh", "W/m²", "W/m2", "W/㎡", "kW/m²", "Wh/m²", "Wh/m2",
            "kWh/m²", "MJ/m²", "h", "min", "s", "ms", "µs", "d", "dBm", "dB", "m/s", "km/h", "Pa", "hPa", "kPa", "mbar",
            "bar", "°", "mm", "Ω", "Ω", "kΩ", "MΩ", "kg", "t", "L", "m³", "EUR", "CNY", "ppm", "rpm", "N/A", "度");

    private static final List<String> KEYS = List.of(
            "p13003",
            "active_power",
            "battery_level",
            "soc",
            "battery_soc_bms",
            "planned_soc",
            "battery_health",
            "battery_capacity",
            "remaining_energy",
            "power_factor",
            "channel_2_power_factor",
            "pf",
            "ambient_humidity",
            "wind_speed",
            "atmospheric_pressure",
            "signal_strength",
            "total_yield");

    @ParameterizedTest
    @EnumSource(DeviceClass.class)
    void everyClassAllowsNoMoreThanHomeAssistant(DeviceClass deviceClass) {
        DeviceClassTable.Row row =
                DeviceClassTable.find("sensor", deviceClass.text()).orElseThrow();

        assertThat(row.units())
                .containsAll(deviceClass.units().stream()
                        .map(unit -> unit.isEmpty() ? "(none)" : unit)
                        .toList());
        assertThat(row.stateClasses())
                .containsAll(deviceClass.stateClasses().stream()
                        .map(StateClass::text)
                        .toList());
    }

    @Test
    void everyUnitWithEveryKindAndKeyKeepsTheRules() {
        for (PointKind kind : PointKind.values()) {
            List<MeasuringPoint> points = new ArrayList<>();
            for (String unit : UNITS) {
                for (String key : KEYS) {
                    points.add(point(points.size() + "", key, "Name", kind, unit));
                }
            }
            List<String> violations =
                    announcements(PayloadForm.TOPICS).forDevice(VENDOR, INVERTER, points, false).stream()
                            .flatMap(message -> HomeAssistantRules.violations(message).stream()
                                    .map(violation -> violation + " in " + message.payload()))
                            .toList();

            assertThat(violations).isEmpty();
        }
    }

    @Test
    void everyNumberHasAStateClassSoThatOpenHabTreatsItAsANumber() {
        for (PointKind kind : PointKind.values()) {
            String payload = payload("", kind, "p1");
            assertThat(payload.contains("\"state_class\"")).isEqualTo(kind.isNumeric());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "W,           MEASUREMENT,      active_power,         power",
        "MW,          MEASUREMENT,      p83033,               power",
        "W,           DAILY_COUNTER,    odd,                  none",
        "Wp,          MEASUREMENT,      installed_power,      none",
        "W/Wp,        MEASUREMENT,      normalised_power,     none",
        "VA,          MEASUREMENT,      apparent_power,       apparent_power",
        "kvar,        MEASUREMENT,      reactive_power,       reactive_power",
        "VAr,         MEASUREMENT,      reactive_power,       reactive_power",
        "Mvar,        MEASUREMENT,      reactive_power,       none",
        "kWh,         LIFETIME_COUNTER, total_yield,          energy",
        "MWh,         DAILY_COUNTER,    daily_yield,          energy",
        "Wh,          PERIOD_COUNTER,   monthly_yield,        energy",
        "kWh,         LIFETIME_COUNTER, charge_capacity,      energy",
        "kWh,         MEASUREMENT,      battery_capacity,     energy_storage",
        "kWh,         MEASUREMENT,      remaining_energy,     energy_storage",
        "Wh,          MEASUREMENT,      dischargeable_energy, energy_storage",
        "kWh,         MEASUREMENT,      theoretical_yield,    none",
        "Wh,          MEASUREMENT,      p12345,               none",
        "varh,        LIFETIME_COUNTER, reactive_energy,      reactive_energy",
        "varh,        MEASUREMENT,      reactive_energy,      none",
        "Ah,          MEASUREMENT,      battery_capacity,     none",
        "V,           MEASUREMENT,      phase_a_voltage,      voltage",
        "mV,          MEASUREMENT,      cell_voltage,         voltage",
        "A,           MEASUREMENT,      phase_a_current,      current",
        "μA,          MEASUREMENT,      leakage,              none",
        "Hz,          MEASUREMENT,      grid_frequency,       frequency",
        "℃,           MEASUREMENT,      temperature,          temperature",
        "%,           MEASUREMENT,      battery_level,        battery",
        "%,           MEASUREMENT,      battery_level_bms,    battery",
        "%,           MEASUREMENT,      soc,                  battery",
        "%,           MEASUREMENT,      total_soc,            battery",
        "%,           MEASUREMENT,      field_battery_level,  battery",
        "%,           MEASUREMENT,      planned_soc,          none",
        "%,           MEASUREMENT,      planned_battery_level, none",
        "%,           MEASUREMENT,      max_soc,              none",
        "%,           MEASUREMENT,      battery_health,       none",
        "%,           MEASUREMENT,      social_rate,          none",
        "%,           MEASUREMENT,      self_sufficiency,     none",
        "%RH,         MEASUREMENT,      ambient_humidity,     humidity",
        "'',          MEASUREMENT,      power_factor,         power_factor",
        "'',          MEASUREMENT,      fault_count,          none",
        "W/㎡,         MEASUREMENT,      irradiance,           irradiance",
        "Wh/m2,       DAILY_COUNTER,    daily_irradiation,    none",
        "h,           LIFETIME_COUNTER, operation_time,       duration",
        "h,           MEASUREMENT,      equivalent_hours,     duration",
        "dBm,         MEASUREMENT,      wlan_signal_strength, signal_strength",
        "m/s,         MEASUREMENT,      wind_speed,           wind_speed",
        "hPa,         MEASUREMENT,      atmospheric_pressure, atmospheric_pressure",
        "hPa,         MEASUREMENT,      oil_pressure,         none",
        "°,           MEASUREMENT,      wind_direction,       none",
        "kΩ,          MEASUREMENT,      insulation,           none",
        "MΩ,          MEASUREMENT,      insulation,           none"
    })
    void theQuantityDecidesTheClass(String unit, PointKind kind, String key, String expected) {
        String payload = payload(unit, kind, key);

        if (expected.equals("none")) {
            assertThat(payload).doesNotContain("device_class");
        } else {
            assertThat(payload).contains("\"device_class\":\"" + expected + "\"");
        }
        assertThat(payload)
                .contains("\"state_class\":\"" + (kind.isCounter() ? "total_increasing" : "measurement") + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "W, MEASUREMENT, p1, 0",
        "kWh, LIFETIME_COUNTER, p1, 1",
        "kWh, DAILY_COUNTER, p1, 2",
        "MWh, LIFETIME_COUNTER, p1, 3",
        "V, MEASUREMENT, p1, 1",
        "A, MEASUREMENT, p1, 2",
        "%, MEASUREMENT, battery_level, 0",
        "%, MEASUREMENT, p1, 1",
        "°C, MEASUREMENT, p1, 1",
        "Hz, MEASUREMENT, p1, 2",
        "'', MEASUREMENT, power_factor, 2"
    })
    void aDashboardShowsAsManyDecimalsAsMakeSense(String unit, PointKind kind, String key, int decimals) {
        assertThat(payload(unit, kind, key)).contains("\"suggested_display_precision\":" + decimals + ",");
    }

    @Test
    void aNumberOfAnUnknownUnitIsShownAsItIs() {
        assertThat(payload("rpm", PointKind.MEASUREMENT, "fan_speed")).doesNotContain("suggested_display_precision");
        assertThat(payload("", PointKind.MEASUREMENT, "count"))
                .doesNotContain("suggested_display_precision")
                .doesNotContain("unit_of_measurement");
    }

    @Test
    void onlySensorsWithoutAClassHaveAnIcon() {
        assertThat(payload("%", PointKind.MEASUREMENT, "self_sufficiency")).contains("\"icon\":\"mdi:percent\"");
        assertThat(payload("%", PointKind.MEASUREMENT, "battery_level")).doesNotContain("icon");
        assertThat(payload("kΩ", PointKind.MEASUREMENT, "insulation")).contains("\"icon\":\"mdi:omega\"");
        assertThat(payload("kWp", PointKind.MEASUREMENT, "size")).contains("\"icon\":\"mdi:solar-panel\"");
        assertThat(payload("rpm", PointKind.MEASUREMENT, "fan")).doesNotContain("icon");
    }

    private static String payload(String unit, PointKind kind, String key) {
        return announcements(PayloadForm.TOPICS)
                .forDevice(VENDOR, INVERTER, List.of(point("1", key, "Name", kind, unit)), false)
                .stream()
                .limit(1)
                .map(ConfigMessage::payload)
                .collect(Collectors.joining());
    }
}
