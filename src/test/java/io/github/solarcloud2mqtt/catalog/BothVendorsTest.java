package io.github.solarcloud2mqtt.catalog;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same measuring point has the same key at both vendors, and the documentation lists it. */
class BothVendorsTest {

    private static final Path PAGE = Path.of("src/site/markdown/measuring-points.md");

    @Test
    void theDocumentedTableIsThatOfTheCatalogue() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        int begin = page.indexOf("| Key | iSolarCloud | Growatt |");
        List<String> table = page.stream()
                .skip(begin + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(table).containsExactlyElementsOf(expected());
    }

    /** Keys that both vendors have and that are enabled at both. */
    private static List<String> expected() {
        List<NamedCsvRecord> isolarcloud = ResourceTable.read("isolarcloud-points.csv");
        List<NamedCsvRecord> growatt = ResourceTable.read("growatt-points.csv");
        Set<String> keys = new LinkedHashSet<>(enabled(growatt));
        keys.retainAll(enabled(isolarcloud));
        return keys.stream()
                .map(key -> "| `%s` | %s | %s |".formatted(key, points(key, isolarcloud), points(key, growatt)))
                .toList();
    }

    private static List<String> enabled(List<NamedCsvRecord> rows) {
        return rows.stream()
                .filter(row -> row.getField("enabled").equals("yes"))
                .map(row -> row.getField("key"))
                .distinct()
                .toList();
    }

    private static String points(String key, List<NamedCsvRecord> rows) {
        Map<String, Set<String>> types = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.getField("key").equals(key))
                .forEach(row -> types.computeIfAbsent(row.getField("point_id"), id -> new LinkedHashSet<>())
                        .addAll(Stream.of(row.getField("device_type").split(" "))
                                .toList()));
        return types.entrySet().stream()
                .map(point -> "%s (%s)".formatted(point.getKey(), String.join(" ", point.getValue())))
                .collect(joining(", "));
    }
}
