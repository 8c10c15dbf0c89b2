package io.github.solarcloud2mqtt.homeassistant;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import okio.Buffer;
import okio.BufferedSource;

/**
 * One entity within the message of a device.
 *
 * @param platform its platform
 * @param json all of it, the platform included
 */
record EntityComponent(String platform, String json) {

    /** The member of a message that holds the entities. */
    static final String MEMBER = "components";

    /** What a message says of an entity that is to go. */
    EntityComponent removal() {
        return new EntityComponent(platform, JsonText.text(Map.of("platform", platform)));
    }

    boolean isRemoval() {
        return json.equals(removal().json);
    }

    /** The entities of a message, character by character; what cannot be read has none. */
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

    /** The ids of the entities of a message that are not on their way out. */
    static Set<String> present(String payload) {
        return readAll(payload).entrySet().stream()
                .filter(entry -> !entry.getValue().isRemoval())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A message of a device with the removals of some of its entities in place of them. */
    static String withRemovals(String payload, Set<String> objects) {
        List<String> members = new ArrayList<>();
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(payload))) {
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                try (BufferedSource source = reader.nextSource()) {
                    String value = source.readUtf8();
                    members.add(JsonText.text(name) + ":" + (name.equals(MEMBER) ? removed(payload, objects) : value));
                }
            }
        } catch (IOException | JsonDataException e) {
            return payload;
        }
        return "{" + String.join(",", members) + "}";
    }

    private static String removed(String payload, Set<String> objects) {
        Map<String, EntityComponent> components = readAll(payload);
        objects.forEach(object -> components.computeIfPresent(object, (id, component) -> component.removal()));
        return text(components);
    }

    /** The entities as a member of a message. */
    static String text(Map<String, EntityComponent> components) {
        return components.entrySet().stream()
                .map(entry -> JsonText.text(entry.getKey()) + ":" + entry.getValue().json)
                .collect(Collectors.joining(",", "{", "}"));
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
}
