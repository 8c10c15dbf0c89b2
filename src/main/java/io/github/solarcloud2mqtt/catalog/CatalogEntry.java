package io.github.solarcloud2mqtt.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import java.util.List;

/**
 * One row of a vendor's table of points.
 *
 * @param deviceTypes the types of device that have the point
 * @param id the vendor's id of the point
 * @param key its key in topics and JSON
 * @param name its name in English
 * @param format the form of its values
 * @param enabled whether it is enabled by default
 * @param diagnostic whether it is diagnostic
 */
record CatalogEntry(
        List<String> deviceTypes,
        String id,
        String key,
        String name,
        DocumentedFormat format,
        boolean enabled,
        boolean diagnostic) {

    static CatalogEntry parse(NamedCsvRecord row, EnumerationWords words) {
        return new CatalogEntry(
                List.of(row.getField("device_type").split(" ")),
                row.getField("point_id"),
                row.getField("key"),
                row.getField("name"),
                DocumentedFormat.parse(row, words),
                row.getField("enabled").equals("yes"),
                row.getField("diagnostic").equals("yes"));
    }

    /** The point as it is published if its values come in this unit. */
    MeasuringPoint point(UnitRules rules, String delivered) {
        return new MeasuringPoint(id, key, name, format.published(rules, delivered), enabled, diagnostic);
    }
}
