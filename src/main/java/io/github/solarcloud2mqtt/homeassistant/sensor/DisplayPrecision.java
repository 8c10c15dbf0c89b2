package io.github.solarcloud2mqtt.homeassistant.sensor;

import io.github.solarcloud2mqtt.plant.PointKind;
import java.util.Optional;

/** Decimals and icons on a dashboard. They do not affect the published number. */
final class DisplayPrecision {

    private DisplayPrecision() {}

    /** The number of decimals to show; empty for Home Assistant's default. */
    static Optional<Integer> decimals(PointKind kind, String unit, Optional<DeviceClass> deviceClass) {
        if (deviceClass.equals(Optional.of(DeviceClass.BATTERY))) {
            return Optional.of(0);
        }
        if (deviceClass.equals(Optional.of(DeviceClass.POWER_FACTOR)) && unit.isEmpty()) {
            return Optional.of(2);
        }
        return switch (unit) {
            case "W",
                    "VA",
                    "var",
                    "Wh",
                    "varh",
                    "mV",
                    "mA",
                    "s",
                    "min",
                    "d",
                    "W/m²",
                    "Wh/m²",
                    "Wp",
                    "dBm",
                    "°",
                    "Ω",
                    "kΩ" -> Optional.of(0);
            case "V", "°C", "%", "h", "hPa", "m/s", "mm", "Ah" -> Optional.of(1);
            case "kWh", "kvarh" -> Optional.of(kind == PointKind.LIFETIME_COUNTER ? 1 : 2);
            case "kW", "kVA", "kvar", "A", "Hz", "kWp", "MΩ" -> Optional.of(2);
            case "MW", "MWh" -> Optional.of(3);
            default -> Optional.empty();
        };
    }

    /** The icon of an enumeration, whose device class has none. */
    static String iconOfStatus() {
        return "mdi:state-machine";
    }

    /** The icon of a number without a device class. */
    static Optional<String> icon(String key, String unit) {
        if (key.endsWith("battery_health")) {
            return Optional.of("mdi:battery-heart-variant");
        }
        if (key.endsWith("battery_cycles")) {
            return Optional.of("mdi:battery-sync");
        }
        return switch (unit) {
            case "%" -> Optional.of("mdi:percent");
            case "Ω", "kΩ", "MΩ" -> Optional.of("mdi:omega");
            case "Wp", "kWp" -> Optional.of("mdi:solar-panel");
            case "W/Wp" -> Optional.of("mdi:solar-power");
            case "kWh", "Wh", "MWh", "Ah" -> Optional.of("mdi:battery");
            case "Wh/m²" -> Optional.of("mdi:weather-sunny");
            case "°" -> Optional.of("mdi:compass-outline");
            case "mm" -> Optional.of("mdi:weather-rainy");
            default -> Optional.empty();
        };
    }
}
