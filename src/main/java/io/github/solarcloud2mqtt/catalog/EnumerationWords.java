package io.github.solarcloud2mqtt.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.Map;

/** The words for the codes of a vendor's status points. */
final class EnumerationWords {

    private final Map<String, Map<String, String>> lists = new HashMap<>();

    EnumerationWords(String vendor) {
        for (NamedCsvRecord row : ResourceTable.read(vendor + "-words.csv")) {
            lists.computeIfAbsent(row.getField("list"), list -> new HashMap<>())
                    .put(row.getField("code"), row.getField("word"));
        }
    }

    /**
     * The words of one list by code.
     *
     * @param name the list, or empty for a point that has no words
     */
    Map<String, String> list(String name) {
        Map<String, String> words = lists.get(name);
        if (words == null && !name.isEmpty()) {
            throw new IllegalArgumentException("There is no list of words " + name + ".");
        }
        return words == null ? Map.of() : words;
    }
}
