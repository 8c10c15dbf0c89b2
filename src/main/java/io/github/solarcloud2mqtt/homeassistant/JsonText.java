package io.github.solarcloud2mqtt.homeassistant;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Writes JSON objects as text and reads them. */
public final class JsonText {

    private JsonText() {}

    /** The text of an object of maps, lists, texts, numbers and booleans; equal objects have equal text. */
    static String text(Map<String, Object> object) {
        return object(writer -> writeMembers(writer, object));
    }

    /** Writes an object. */
    static String object(Members members) {
        Buffer json = new Buffer();
        try (JsonWriter writer = JsonWriter.of(json)) {
            writer.beginObject();
            members.write(writer);
            writer.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory cannot fail
        }
        return json.readUtf8();
    }

    /** Writes the members of an object. */
    static void writeMembers(JsonWriter writer, Map<String, Object> object) throws IOException {
        for (Map.Entry<String, Object> member : object.entrySet()) {
            writer.name(member.getKey()).jsonValue(member.getValue());
        }
    }

    /** Writes a member whose value is JSON text; the text is not changed. */
    static void writeText(JsonWriter writer, String name, String json) throws IOException {
        try (BufferedSink value = writer.name(name).valueSink()) {
            value.writeUtf8(json);
        }
    }

    /** The value of a JSON text; null if it is not JSON. */
    public static @Nullable Object parse(String text) {
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
            return reader.readJsonValue();
        } catch (IOException | JsonDataException e) {
            return null;
        }
    }

    /** Writes the members of an object; the caller begins and ends the object. */
    interface Members {
        void write(JsonWriter writer) throws IOException;
    }
}
