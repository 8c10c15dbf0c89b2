package io.github.solarcloud2mqtt.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.solarcloud2mqtt.plant.Unit;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The units the program knows, with the spellings clouds use for them. The list is closed: a unit that is not in it is
 * never guessed at.
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

    /** The unit that is spelled so, if it is known. */
    Optional<Unit> find(String spelling) {
        return Optional.ofNullable(bySpelling.get(normalized(spelling)));
    }

    /** Makes one sign of those that look alike: {@code ㎡} and {@code m²} are {@code m2}, {@code ℃} is {@code °C}. */
    private static String normalized(String spelling) {
        return Normalizer.normalize(spelling, Normalizer.Form.NFKC).strip();
    }
}
