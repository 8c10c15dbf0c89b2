package io.github.solarcloud2mqtt.homeassistant.sensor;

import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The attributes with which Home Assistant interprets the values of a measuring point. */
public final class SensorAttributes {

    private SensorAttributes() {}

    /** Adds device class, unit, state class, precision and icon; a text point has none of them. */
    public static void describe(EntityConfig config, MeasuringPoint point) {
        if (point.kind() == PointKind.STATUS) {
            config.with("device_class", "enum")
                    .with("options", options(point))
                    .with("icon", DisplayPrecision.iconOfStatus());
        } else if (point.kind().isNumeric()) {
            String unit = unit(point);
            Optional<DeviceClass> deviceClass = DeviceClass.of(point, unit);
            config.withPresent("device_class", deviceClass.map(DeviceClass::text))
                    .withPresent("state_class", StateClass.of(point.kind()).map(StateClass::text))
                    .withPresent("unit_of_measurement", Optional.of(unit).filter(text -> !text.isEmpty()))
                    .withPresent(
                            "suggested_display_precision", DisplayPrecision.decimals(point.kind(), unit, deviceClass))
                    .withPresent(
                            "icon",
                            deviceClass.isPresent() ? Optional.empty() : DisplayPrecision.icon(point.key(), unit));
        }
    }

    /** The unit in Home Assistant's spelling; empty for none. */
    public static String unit(MeasuringPoint point) {
        return UnitSpelling.canonical(point.unit());
    }

    private static List<String> options(MeasuringPoint point) {
        Stream<String> known = point.format().words().values().stream()
                .filter(word -> !word.equals(ValueFormat.UNKNOWN_WORD))
                .distinct()
                .sorted();
        return Stream.concat(known, Stream.of(ValueFormat.UNKNOWN_WORD)).toList();
    }
}
