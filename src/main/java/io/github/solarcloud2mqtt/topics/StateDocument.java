package io.github.solarcloud2mqtt.topics;

import com.squareup.moshi.JsonWriter;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The payload of {@link Topics#state}. */
public final class StateDocument {

    private StateDocument() {}

    /**
     * One flat JSON object. It contains every point, because a template logs an error each time it uses a missing name.
     *
     * @param points the points of the device; their order is that of the document
     * @param values the values by key; a point without one is {@code null} in the document
     * @param time when the values were measured
     */
    public static String of(
            List<MeasuringPoint> points, Map<String, PointValue> values, Optional<OffsetDateTime> time) {
        Buffer json = new Buffer();
        try (JsonWriter writer = JsonWriter.of(json)) {
            writer.setSerializeNulls(true);
            writer.beginObject();
            for (MeasuringPoint point : points) {
                writer.name(point.key());
                write(writer, values.get(point.key()));
            }
            writer.name("time")
                    .value(time.map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format)
                            .orElse(null));
            writer.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory cannot fail
        }
        return json.readUtf8();
    }

    private static void write(JsonWriter writer, @Nullable PointValue value) throws IOException {
        if (value instanceof PointValue.Numeric number) {
            // The writer would print some numbers with an exponent.
            try (BufferedSink sink = writer.valueSink()) {
                sink.writeUtf8(number.text());
            }
        } else {
            writer.value(value == null ? null : value.text());
        }
    }
}
