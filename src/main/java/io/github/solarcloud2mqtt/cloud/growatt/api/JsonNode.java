package io.github.solarcloud2mqtt.cloud.growatt.api;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of any kind: Growatt writes the same member as an object, a list, a number, a text, {@code ""} or null.
 * Numbers are text with exactly the digits of the response.
 *
 * @param kind the kind of the value
 * @param members the members of an object, by their names exactly as they are spelled
 * @param elements the elements of a list
 * @param value a single value
 */
public record JsonNode(Kind kind, Map<String, JsonNode> members, List<JsonNode> elements, Optional<String> value) {

    /** A missing value. */
    public static final JsonNode NOTHING = new JsonNode(Kind.NOTHING, Map.of(), List.of(), Optional.empty());

    /** The kind of a value: an empty object and an empty list differ from each other and from null. */
    public enum Kind {
        OBJECT,
        LIST,
        VALUE,
        NOTHING
    }

    public JsonNode {
        members = Collections.unmodifiableMap(members);
        elements = Collections.unmodifiableList(elements);
    }

    private static JsonNode of(String value) {
        return new JsonNode(Kind.VALUE, Map.of(), List.of(), Optional.of(value));
    }

    /** A member. */
    public JsonNode at(String name) {
        return members.getOrDefault(name, NOTHING);
    }

    /** The text of the first of some members that has a value. */
    public Optional<String> text(String... names) {
        for (String name : names) {
            Optional<String> text = ResponseText.present(at(name).value.orElse(null));
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** Reads any JSON. */
    public static final class Adapter extends JsonAdapter<JsonNode> {
        @Override
        public JsonNode fromJson(JsonReader reader) throws IOException {
            return switch (reader.peek()) {
                case BEGIN_OBJECT -> object(reader);
                case BEGIN_ARRAY -> list(reader);
                case STRING, NUMBER -> of(reader.nextString());
                case BOOLEAN -> of(String.valueOf(reader.nextBoolean()));
                default -> {
                    reader.skipValue();
                    yield NOTHING;
                }
            };
        }

        private JsonNode object(JsonReader reader) throws IOException {
            Map<String, JsonNode> members = new LinkedHashMap<>();
            reader.beginObject();
            while (reader.hasNext()) {
                members.put(reader.nextName(), fromJson(reader));
            }
            reader.endObject();
            return new JsonNode(Kind.OBJECT, members, List.of(), Optional.empty());
        }

        private JsonNode list(JsonReader reader) throws IOException {
            List<JsonNode> elements = new ArrayList<>();
            reader.beginArray();
            while (reader.hasNext()) {
                elements.add(fromJson(reader));
            }
            reader.endArray();
            return new JsonNode(Kind.LIST, Map.of(), elements, Optional.empty());
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable JsonNode node) throws IOException {
            write(writer, Objects.requireNonNull(node));
        }

        private static void write(JsonWriter writer, JsonNode node) throws IOException {
            switch (node.kind) {
                case OBJECT -> {
                    writer.beginObject();
                    for (Map.Entry<String, JsonNode> member : node.members.entrySet()) {
                        write(writer.name(member.getKey()), member.getValue());
                    }
                    writer.endObject();
                }
                case LIST -> {
                    writer.beginArray();
                    for (JsonNode element : node.elements) {
                        write(writer, element);
                    }
                    writer.endArray();
                }
                default -> writer.value(node.value.orElse(null));
            }
        }
    }
}
