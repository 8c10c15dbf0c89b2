package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PointMeaning;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data of a series (Sungrow Open API V1 2.7 and 2.8, and their V2 counterparts): members named by device or plant, among
 * them, in V2, the points' units and the ids that are not allowed. Public because Moshi handles only public types.
 *
 * @param frames minute series: by device or plant, the members of each frame
 * @param periods day, month and year series: by device or plant and point, the members of each period
 * @param units the units that come with the values, by point id
 * @param illegal devices or plants that the cloud refuses
 */
public record SeriesData(
        Map<String, List<Map<String, String>>> frames,
        Map<String, Map<String, List<Map<String, String>>>> periods,
        Map<String, String> units,
        Set<String> illegal) {

    private static final String MEANINGS = "point_dict";
    private static final String ILLEGAL = "illegal";

    /** The same data under other ids of devices. */
    public SeriesData renamed(Map<String, String> ids) {
        return new SeriesData(
                renamed(frames, ids),
                renamed(periods, ids),
                units,
                Set.copyOf(illegal.stream()
                        .map(id -> ids.getOrDefault(id, id))
                        .distinct()
                        .toList()));
    }

    private static <T> Map<String, T> renamed(Map<String, T> members, Map<String, String> ids) {
        Map<String, T> renamed = new HashMap<>();
        members.forEach((id, value) -> renamed.put(ids.getOrDefault(id, id), value));
        return renamed;
    }

    /** The same data with more ids that are not allowed. */
    public SeriesData refusing(Set<String> ids) {
        Set<String> all = new HashSet<>(illegal);
        all.addAll(ids);
        return new SeriesData(frames, periods, units, all);
    }

    /** Creates the adapter, which only reads. */
    static @Nullable JsonAdapter<?> adapter(Type type, Moshi moshi) {
        if (Types.getRawType(type) != SeriesData.class) {
            return null;
        }
        Type row = Types.newParameterizedType(Map.class, String.class, String.class);
        Type rows = Types.newParameterizedType(List.class, row);
        return new Adapter(
                moshi.adapter(rows),
                moshi.adapter(Types.newParameterizedType(List.class, PointMeaning.class)),
                moshi.adapter(Types.newParameterizedType(List.class, String.class)));
    }

    private static final class Adapter extends JsonAdapter<SeriesData> {
        private final JsonAdapter<List<Map<String, String>>> rows;
        private final JsonAdapter<List<PointMeaning>> meanings;
        private final JsonAdapter<List<String>> ids;

        Adapter(
                JsonAdapter<List<Map<String, String>>> rows,
                JsonAdapter<List<PointMeaning>> meanings,
                JsonAdapter<List<String>> ids) {
            this.rows = rows;
            this.meanings = meanings;
            this.ids = ids;
        }

        @Override
        public SeriesData fromJson(JsonReader reader) throws IOException {
            SeriesData data = new SeriesData(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                boolean isList = reader.peek() == JsonReader.Token.BEGIN_ARRAY;
                if (isList && name.equals(MEANINGS)) {
                    orNone(meanings.fromJson(reader)).forEach(each -> data.add(each));
                } else if (isList && name.startsWith(ILLEGAL)) {
                    data.illegal.addAll(orNone(ids.fromJson(reader)));
                } else if (isList) {
                    data.frames.put(name, orNone(rows.fromJson(reader)));
                } else if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
                    data.periods.put(name, points(reader));
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
            return data;
        }

        private Map<String, List<Map<String, String>>> points(JsonReader reader) throws IOException {
            Map<String, List<Map<String, String>>> points = new LinkedHashMap<>();
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
                    points.put(name, orNone(rows.fromJson(reader)));
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
            return points;
        }

        private static <T> List<T> orNone(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable SeriesData value) {
            throw new UnsupportedOperationException("series are read, not written");
        }
    }

    private void add(PointMeaning meaning) {
        if (meaning.id() != null && meaning.unit() != null) {
            units.put(meaning.id(), meaning.unit());
        }
    }
}
