package io.github.solarcloud2mqtt.cloud.growatt;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.solarcloud2mqtt.cloud.wire.Text;
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
 * A piece of an answer, whatever it is: the same member comes as an object, a list, a number, a text, {@code ""} or null
 * (growatt.md, chapter 3). Numbers are text with exactly the digits they are written with.
 *
 * @param members the members of an object, by their names exactly as they are spelled
 * @param elements the elements of a list
 * @param value a single value
 */
record Node(Map<String, Node> members, List<Node> elements, Optional<String> value) {

    /** What is not there. */
    static final Node NOTHING = new Node(Map.of(), List.of(), Optional.empty());

    Node {
        members = Collections.unmodifiableMap(members);
        elements = Collections.unmodifiableList(elements);
    }

    private static Node of(String value) {
        return new Node(Map.of(), List.of(), Optional.of(value));
    }

    /** A member. */
    Node at(String name) {
        return members.getOrDefault(name, NOTHING);
    }

    /** The text of the first of some members that says anything. */
    Optional<String> text(String... names) {
        for (String name : names) {
            Optional<String> text = Text.present(at(name).value.orElse(null));
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** Reads any JSON. */
    static final class Adapter extends JsonAdapter<Node> {
        @Override
        public Node fromJson(JsonReader reader) throws IOException {
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

        private Node object(JsonReader reader) throws IOException {
            Map<String, Node> members = new LinkedHashMap<>();
            reader.beginObject();
            while (reader.hasNext()) {
                members.put(reader.nextName(), fromJson(reader));
            }
            reader.endObject();
            return new Node(members, List.of(), Optional.empty());
        }

        private Node list(JsonReader reader) throws IOException {
            List<Node> elements = new ArrayList<>();
            reader.beginArray();
            while (reader.hasNext()) {
                elements.add(fromJson(reader));
            }
            reader.endArray();
            return new Node(Map.of(), elements, Optional.empty());
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Node node) throws IOException {
            write(writer, Objects.requireNonNull(node));
        }

        private static void write(JsonWriter writer, Node node) throws IOException {
            if (!node.members.isEmpty()) {
                writer.beginObject();
                for (Map.Entry<String, Node> member : node.members.entrySet()) {
                    write(writer.name(member.getKey()), member.getValue());
                }
                writer.endObject();
            } else if (!node.elements.isEmpty()) {
                writer.beginArray();
                for (Node element : node.elements) {
                    write(writer, element);
                }
                writer.endArray();
            } else {
                writer.value(node.value.orElse(null));
            }
        }
    }
}
