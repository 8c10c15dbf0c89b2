package io.github.solarcloud2mqtt.catalog;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the resource tables of this package. */
final class ResourceTable {

    private ResourceTable() {}

    /**
     * All rows of a table.
     *
     * @throws IllegalArgumentException if there is no such table
     */
    static List<NamedCsvRecord> read(String file) {
        try (InputStream in = ResourceTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no table " + file + ".");
            }
            try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(in)) {
                return reader.stream().toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
