package io.github.solarcloud2mqtt.history.format;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.solarcloud2mqtt.history.HistorySink;
import io.github.solarcloud2mqtt.history.HistoryValue;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes a table with a head. */
final class CsvSink implements HistorySink {
    static final String HEAD = "time,plant,device,point,value,unit";

    private final CsvWriter csv;

    CsvSink(Writer out, boolean withHead) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        if (withHead) {
            csv.writeRecord(HEAD.split(",", -1));
        }
    }

    @Override
    public void write(List<HistoryValue> values) {
        for (HistoryValue value : values) {
            csv.writeRecord(
                    IsoTime.of(value.time()),
                    value.plant(),
                    value.device(),
                    value.point(),
                    value.value().text(),
                    value.unit());
        }
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    static Optional<Instant> time(String line) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(line)) {
            return reader.stream()
                    .findFirst()
                    .filter(row -> row.getFieldCount() == 6)
                    .flatMap(row -> IsoTime.parse(row.getField(0)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
