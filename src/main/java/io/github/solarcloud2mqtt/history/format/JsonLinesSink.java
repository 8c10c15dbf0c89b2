package io.github.solarcloud2mqtt.history.format;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.solarcloud2mqtt.history.HistorySink;
import io.github.solarcloud2mqtt.history.HistoryValue;
import io.github.solarcloud2mqtt.plant.PointValue;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okio.Buffer;
import okio.BufferedSink;

/** Writes a JSON object for each value. */
final class JsonLinesSink implements HistorySink {
    private final Writer out;

    JsonLinesSink(Writer out) {
        this.out = out;
    }

    @Override
    public void write(List<HistoryValue> values) throws IOException {
        for (HistoryValue value : values) {
            Buffer line = new Buffer();
            try (JsonWriter json = JsonWriter.of(line)) {
                json.beginObject();
                json.name("time").value(IsoTime.of(value.time()));
                json.name("plant").value(value.plant());
                json.name("device").value(value.device());
                json.name("point").value(value.point());
                json.name("value");
                write(json, value.value());
                json.name("unit").value(value.unit());
                json.endObject();
            }
            out.write(line.readUtf8());
            out.write('\n');
        }
    }

    /** A number is written with the digits of its topic. */
    private static void write(JsonWriter json, PointValue value) throws IOException {
        if (value instanceof PointValue.Numeric) {
            try (BufferedSink sink = json.valueSink()) {
                sink.writeUtf8(value.text());
            }
        } else {
            json.value(value.text());
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    static Optional<Instant> time(String line) {
        try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(line))) {
            json.beginObject();
            return json.nextName().equals("time") ? IsoTime.parse(json.nextString()) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
