package io.github.solarcloud2mqtt.homeassistant;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** JSON as text. */
final class JsonText {

    private JsonText() {}

    /** The text of maps, lists, texts, numbers and truth values; equal ones have equal text. */
    static String text(Object value) {
        Buffer json = new Buffer();
        try (JsonWriter writer = JsonWriter.of(json)) {
            writer.setLenient(true); // or a text alone would be refused
            writer.jsonValue(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory has no input or output that could fail
        }
        return json.readUtf8();
    }

    /** What a text says; null if it is no JSON. */
    static @Nullable Object parse(String text) {
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
            return reader.readJsonValue();
        } catch (IOException | JsonDataException e) {
            return null;
        }
    }
}
