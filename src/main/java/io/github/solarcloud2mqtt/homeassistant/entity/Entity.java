package io.github.solarcloud2mqtt.homeassistant.entity;

import io.github.solarcloud2mqtt.homeassistant.sensor.EntityConfig;
import java.util.List;
import java.util.Map;

/**
 * One entity, before it is put into a message.
 *
 * @param component the platform, such as {@code sensor}
 * @param object its id within its device
 * @param config its configuration without availability, device and origin
 * @param availableWith the availability topics, all of which must be {@code online}
 */
public record Entity(String component, String object, Map<String, Object> config, List<String> availableWith) {

    public Map<String, Object> availability() {
        return availabilityOf(availableWith);
    }

    public static Map<String, Object> availabilityOf(List<String> topics) {
        return new EntityConfig()
                .with(
                        "availability",
                        topics.stream().map(topic -> Map.of("topic", topic)).toList())
                .with("availability_mode", "all")
                .content();
    }
}
