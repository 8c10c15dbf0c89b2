package io.github.solarcloud2mqtt.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.solarcloud2mqtt.plant.Unit;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The known units with the spellings that clouds use for them. A spelling that is not in the table is unknown.
 */
final class UnitTable {

    private final Map<String, Unit> bySpelling = new HashMap<>();

    UnitTable() {
        for (NamedCsvRecord row : ResourceTable.read("units.csv")) {
            int exponent = Integer.parseInt(row.getField("exponent"));
            bySpelling.put(
                    normalized(row.getField("spelling")),
                    new Unit(row.getField("unit"), row.getField("base"), exponent));
        }
    }

    /** The unit with this spelling, if it is known. */
    Optional<Unit> find(String spelling) {
        return Optional.ofNullable(bySpelling.get(normalized(spelling)));
    }

    /** Unifies characters that look alike: {@code ㎡} and {@code m²} are {@code m2}, {@code ℃} is {@code °C}. */
    private static String normalized(String spelling) {
        return Normalizer.normalize(spelling, Normalizer.Form.NFKC).strip();
    }
}
