package io.github.solarcloud2mqtt.history.format;

import io.github.solarcloud2mqtt.history.HistorySink;
import io.github.solarcloud2mqtt.history.HistoryValue;
import io.github.solarcloud2mqtt.plant.PointValue;
import java.io.IOException;
import java.io.Writer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes InfluxDB's line protocol with times in seconds. Ids and keys consist of letters, digits, {@code _} and {@code -}, so
 * that nothing has to be escaped. Words are left out: a field has one type.
 */
final class InfluxSink implements HistorySink {
    private static final Pattern LINE = Pattern.compile("solar,plant=\\S+ \\S+ (\\d{1,12})");

    private final Writer out;

    InfluxSink(Writer out) {
        this.out = out;
    }

    @Override
    public void write(List<HistoryValue> values) throws IOException {
        String device = "";
        for (HistoryValue value : values) {
            if (value.value() instanceof PointValue.Numeric) {
                if (value.device().equals(device)) {
                    out.write(',');
                } else {
                    end(device, values.get(0));
                    device = value.device();
                    out.write("solar,plant=" + value.plant() + ",device=" + device + " ");
                }
                out.write(value.point() + "=" + value.value().text());
            }
        }
        end(device, values.get(0));
    }

    private void end(String device, HistoryValue any) throws IOException {
        if (!device.isEmpty()) {
            out.write(" " + any.time().toEpochSecond() + "\n");
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    static Optional<Instant> time(String line) {
        Matcher matcher = LINE.matcher(line);
        try {
            return matcher.matches()
                    ? Optional.of(Instant.ofEpochSecond(Long.parseLong(matcher.group(1))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
