package io.github.solarcloud2mqtt.homeassistant;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Tells this bridge's configuration messages from those of others, also from those of another bridge of the same kind
 * with another base topic.
 *
 * @param discoveryPrefix where Home Assistant looks for configurations
 * @param originName who the message says it is from
 * @param bridgeState the topic it depends on first
 */
record OwnMessages(String discoveryPrefix, String originName, String bridgeState) {

    private static final int LEVELS_AFTER_PREFIX = 4;

    boolean contain(String topic, String payload) {
        return isConfigTopic(topic)
                && parsed(payload) instanceof Map<?, ?> content
                && content.get("origin") instanceof Map<?, ?> origin
                && originName.equals(origin.get("name"))
                && content.get("availability") instanceof List<?> availability
                && !availability.isEmpty()
                && availability.get(0) instanceof Map<?, ?> first
                && bridgeState.equals(first.get("topic"));
    }

    private boolean isConfigTopic(String topic) {
        return topic.startsWith(discoveryPrefix + "/")
                && topic.endsWith("/config")
                && topic.substring(discoveryPrefix.length() + 1).split("/", -1).length == LEVELS_AFTER_PREFIX;
    }

    private static @Nullable Object parsed(String payload) {
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(payload))) {
            return reader.readJsonValue();
        } catch (IOException | JsonDataException e) {
            return null; // not JSON, so somebody else's
        }
    }
}
