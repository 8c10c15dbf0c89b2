package io.github.solarcloud2mqtt.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.Scale;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a vendor's table of points.
 *
 * @param deviceTypes the types of device that have the point
 * @param id the vendor's id of the point
 * @param key its key in topics and JSON
 * @param name its name in English
 * @param unit the unit that the vendor documents for its values, empty for none; after a {@code =} it is right even if
 *     the cloud reports another one
 * @param kind how its values behave
 * @param percentage the conversion into a percentage of values that come as a {@code share} of one or as a {@code
 *     ratio}, which may exceed one; the cloud's unit is ignored, because it reports {@code %} for some of them
 * @param enabled whether it is enabled by default
 * @param diagnostic whether it is diagnostic
 * @param words the word for each code of a status
 */
record CatalogEntry(
        List<String> deviceTypes,
        String id,
        String key,
        String name,
        String unit,
        PointKind kind,
        Optional<Scale> percentage,
        boolean enabled,
        boolean diagnostic,
        Map<String, String> words) {

    private static final String FIXED = "=";

    static CatalogEntry parse(NamedCsvRecord row, EnumerationWords words) {
        return new CatalogEntry(
                List.of(row.getField("device_type").split(" ")),
                row.getField("point_id"),
                row.getField("key"),
                row.getField("name"),
                row.getField("unit"),
                kind(row.getField("kind")),
                percentage(row.getField("fraction")),
                row.getField("enabled").equals("yes"),
                row.getField("diagnostic").equals("yes"),
                words.list(row.getField("words")));
    }

    /** The point as it is published if its values come in this unit. */
    MeasuringPoint point(UnitRules rules, String delivered) {
        PublishedUnit published = published(rules, delivered);
        return new MeasuringPoint(
                id, key, name, kind, published.symbol(), published.scale(), words, enabled, diagnostic);
    }

    private PublishedUnit published(UnitRules rules, String delivered) {
        if (!kind.isNumeric()) {
            return PublishedUnit.NONE;
        }
        if (percentage.isPresent()) {
            return new PublishedUnit(unit, percentage.get().asFixed());
        }
        return unit.startsWith(FIXED)
                ? rules.decide("", unit.substring(FIXED.length())).asFixed()
                : rules.decide(delivered, unit);
    }

    private static PointKind kind(String text) {
        return switch (text) {
            case "measurement" -> PointKind.MEASUREMENT;
            case "lifetime" -> PointKind.LIFETIME_COUNTER;
            case "daily" -> PointKind.DAILY_COUNTER;
            case "period" -> PointKind.PERIOD_COUNTER;
            case "status" -> PointKind.STATUS;
            case "text" -> PointKind.TEXT;
            default -> throw new IllegalArgumentException("There is no kind " + text + ".");
        };
    }

    private static Optional<Scale> percentage(String text) {
        return switch (text) {
            case "" -> Optional.empty();
            case "share" -> Optional.of(Scale.FRACTION);
            case "ratio" -> Optional.of(Scale.powerOfTen(2));
            default -> throw new IllegalArgumentException("There is no fraction " + text + ".");
        };
    }
}
