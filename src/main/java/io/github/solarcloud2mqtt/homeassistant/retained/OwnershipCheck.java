package io.github.solarcloud2mqtt.homeassistant.retained;

import io.github.solarcloud2mqtt.homeassistant.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Distinguishes this bridge's discovery messages from those of other programs, and of bridges with another base topic.
 *
 * @param originName the name of this program in the messages
 * @param bridgeAvailabilities the first availability topic of a message must be one of these
 */
record OwnershipCheck(String originName, Set<String> bridgeAvailabilities) {

    boolean isOwn(String payload) {
        return bridgeAvailability(payload)
                .filter(bridgeAvailabilities::contains)
                .isPresent();
    }

    /** The first availability topic of a message of this program, which is that of its bridge. */
    Optional<String> bridgeAvailability(String payload) {
        return JsonText.parse(payload) instanceof Map<?, ?> content
                        && content.get("origin") instanceof Map<?, ?> origin
                        && originName.equals(origin.get("name"))
                        && content.get("availability") instanceof List<?> availability
                        && !availability.isEmpty()
                        && availability.get(0) instanceof Map<?, ?> first
                        && first.get("topic") instanceof String topic
                ? Optional.of(topic)
                : Optional.empty();
    }
}
