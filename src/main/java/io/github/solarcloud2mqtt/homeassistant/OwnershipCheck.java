package io.github.solarcloud2mqtt.homeassistant;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells this bridge's configuration messages from those of others, also from those of another bridge of the same kind
 * with another base topic.
 *
 * @param originName who the message says it is from
 * @param bridgeStates the topics it may depend on first
 */
record OwnershipCheck(String originName, Set<String> bridgeStates) {

    boolean contain(String payload) {
        return JsonText.parse(payload) instanceof Map<?, ?> content
                && content.get("origin") instanceof Map<?, ?> origin
                && originName.equals(origin.get("name"))
                && content.get("availability") instanceof List<?> availability
                && !availability.isEmpty()
                && availability.get(0) instanceof Map<?, ?> first
                && first.get("topic") instanceof String topic
                && bridgeStates.contains(topic);
    }
}
