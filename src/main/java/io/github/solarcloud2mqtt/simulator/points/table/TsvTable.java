package io.github.solarcloud2mqtt.simulator.points.table;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Reads tables with tab-separated columns and comment lines that start with {@code #} from the class path. */
public final class TsvTable {

    private TsvTable() {}

    /** Returns all rows of a table that is stored beside a class. */
    public static List<CsvRecord> read(Class<?> beside, String file) {
        InputStream stream = Objects.requireNonNull(beside.getResourceAsStream(file), file);
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator('\t')
                .commentStrategy(CommentStrategy.SKIP)
                .ofCsvRecord(stream)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
