package io.github.solarcloud2mqtt.homeassistant;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import okio.Buffer;
import okio.BufferedSource;

/**
 * One entity within the message of a device.
 *
 * @param platform its platform
 * @param json the whole entity as JSON text, including the platform
 */
record EntityComponent(String platform, String json) {

    /** The member of a message that contains the entities. */
    private static final String MEMBER = "components";

    /** The content that makes Home Assistant remove an entity. */
    EntityComponent removal() {
        return new EntityComponent(platform, JsonText.text(Map.of("platform", platform)));
    }

    boolean isRemoval() {
        return json.equals(removal().json);
    }

    /** The entities of a message, with unchanged text; none if the message cannot be parsed. */
    static Map<String, EntityComponent> readAll(String payload) {
        Map<String, EntityComponent> components = new LinkedHashMap<>();
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(payload))) {
            reader.beginObject();
            while (reader.hasNext()) {
                if (reader.nextName().equals(MEMBER)) {
                    readComponents(reader, components);
                } else {
                    reader.skipValue();
                }
            }
        } catch (IOException | JsonDataException e) {
            components.clear();
        }
        return components;
    }

    private static void readComponents(JsonReader reader, Map<String, EntityComponent> components) throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            String object = reader.nextName();
            try (BufferedSource source = reader.nextSource()) {
                String json = source.readUtf8();
                if (JsonText.parse(json) instanceof Map<?, ?> content
                        && content.get("platform") instanceof String platform) {
                    components.put(object, new EntityComponent(platform, json));
                }
            }
        }
        reader.endObject();
    }

    /** The ids of the entities of a message that are not being removed. */
    static Set<String> present(String payload) {
        return readAll(payload).entrySet().stream()
                .filter(entry -> !entry.getValue().isRemoval())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The message of a device with some of its entities replaced by their removals; unchanged if it cannot be parsed. */
    static String withRemovals(String payload, Set<String> objects) {
        Map<String, EntityComponent> components = readAll(payload);
        objects.forEach(object -> components.computeIfPresent(object, (id, component) -> component.removal()));
        Buffer json = new Buffer();
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(payload));
                JsonWriter writer = JsonWriter.of(json)) {
            reader.beginObject();
            writer.beginObject();
            while (reader.hasNext()) {
                copyMember(reader, writer, components);
            }
            writer.endObject();
        } catch (IOException | JsonDataException e) {
            return payload;
        }
        return json.readUtf8();
    }

    private static void copyMember(JsonReader reader, JsonWriter writer, Map<String, EntityComponent> components)
            throws IOException {
        String name = reader.nextName();
        try (BufferedSource source = reader.nextSource()) {
            String value = source.readUtf8();
            if (name.equals(MEMBER)) {
                writeAll(writer, components);
            } else {
                JsonText.writeText(writer, name, value);
            }
        }
    }

    /** Writes the entities as a member of a message. */
    static void writeAll(JsonWriter writer, Map<String, EntityComponent> components) throws IOException {
        writer.name(MEMBER).beginObject();
        for (Map.Entry<String, EntityComponent> entry : components.entrySet()) {
            JsonText.writeText(writer, entry.getKey(), entry.getValue().json);
        }
        writer.endObject();
    }
}
