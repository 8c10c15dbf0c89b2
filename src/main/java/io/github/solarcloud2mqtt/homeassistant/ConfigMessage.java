package io.github.solarcloud2mqtt.homeassistant;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import okio.Buffer;

/**
 * The retained message that makes one entity known.
 *
 * @param topic where; the entity's identity for Home Assistant, together with the unique id in the payload
 * @param payload JSON; equal entities have equal text
 */
public record ConfigMessage(String topic, String payload) {

    static ConfigMessage of(String topic, Map<String, Object> content) {
        Buffer json = new Buffer();
        try (JsonWriter writer = JsonWriter.of(json)) {
            writer.jsonValue(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory has no input or output that could fail
        }
        return new ConfigMessage(topic, json.readUtf8());
    }
}
