package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a list without its malformed rows. Each kind of malformed row is logged once. */
final class LenientListAdapter<T> extends JsonAdapter<List<T>> {

    private final Logger log = LoggerFactory.getLogger(LenientListAdapter.class);
    private final JsonAdapter<T> row;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    private LenientListAdapter(JsonAdapter<T> row) {
        this.row = row;
    }

    static @Nullable JsonAdapter<?> adapter(Type type, Moshi moshi) {
        return Types.getRawType(type) == List.class && type instanceof ParameterizedType list
                ? new LenientListAdapter<>(moshi.adapter(list.getActualTypeArguments()[0]))
                : null;
    }

    @Override
    public @Nullable List<T> fromJson(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        List<T> rows = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            T read = readRow(reader);
            if (read != null) {
                rows.add(read);
            }
        }
        reader.endArray();
        return rows;
    }

    private @Nullable T readRow(JsonReader reader) throws IOException {
        T read = null;
        try (JsonReader ahead = reader.peekJson()) {
            read = row.fromJson(ahead);
        } catch (JsonDataException e) {
            // The exception's message may quote the content, so it is not logged.
            String place = reader.getPath().replaceAll("\\d+", "");
            if (logged.add(place)) {
                log.warn("The cloud sent an entry of {} that is invalid. It is left out.", place);
            }
        }
        reader.skipValue();
        return read;
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable List<T> rows) throws IOException {
        if (rows == null) {
            writer.nullValue();
            return;
        }
        writer.beginArray();
        for (T each : rows) {
            row.toJson(writer, each);
        }
        writer.endArray();
    }
}
