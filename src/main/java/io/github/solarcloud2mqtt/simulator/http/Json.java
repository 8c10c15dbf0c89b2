package io.github.solarcloud2mqtt.simulator.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts JSON to and from maps and lists; {@code null} members are kept. */
public final class Json {

    private final JsonAdapter<Object> adapter =
            new Moshi.Builder().build().adapter(Object.class).serializeNulls();

    /** Writes a value as JSON. */
    public String write(Object value) {
        return adapter.toJson(value);
    }

    /** Reads a JSON object; empty if the text is none. */
    public Optional<Map<String, @Nullable Object>> readObject(String text) {
        try {
            return adapter.fromJson(text) instanceof Map<?, ?> map ? Optional.of(copy(map)) : Optional.empty();
        } catch (IOException | JsonDataException e) {
            return Optional.empty();
        }
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
