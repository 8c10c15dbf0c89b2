package io.github.solarcloud2mqtt.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.Scale;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The form of a point's values as the vendor documents it.
 *
 * @param unit the unit of the values, empty for none; after a {@code =} it is right even if the cloud reports another one
 * @param kind how the values behave
 * @param percentage the conversion into a percentage of values that come as a {@code share} of one or as a {@code
 *     ratio}, which may exceed one; the cloud's unit is ignored, because it reports {@code %} for some of them
 * @param words the word for each code of a status
 */
record DocumentedFormat(String unit, PointKind kind, Optional<Scale> percentage, Map<String, String> words) {

    private static final String FIXED = "=";

    static DocumentedFormat parse(NamedCsvRecord row, EnumerationWords words) {
        return new DocumentedFormat(
                row.getField("unit"),
                kind(row.getField("kind")),
                percentage(row.getField("fraction")),
                words.list(row.getField("words")));
    }

    /** The form in which the values are published if they come in this unit. */
    ValueFormat published(UnitRules rules, String delivered) {
        PublishedUnit published = publishedUnit(rules, delivered);
        return new ValueFormat(kind, published.symbol(), published.scale(), words);
    }

    private PublishedUnit publishedUnit(UnitRules rules, String delivered) {
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
