package io.github.solarcloud2mqtt.homeassistant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Home Assistant's rules for the message of a device ("MQTT discovery, device discovery payload"), and how it parses them. */
public final class DeviceMessageRules {

    private static final Set<String> ROOT_KEYS =
            Set.of("device", "origin", "components", "availability", "availability_mode");
    private static final Set<String> INHERITED = Set.of("availability", "availability_mode");
    private static final Set<String> PLATFORMS = Set.of("sensor", "binary_sensor", "event");

    private DeviceMessageRules() {}

    /** What is wrong with the message as a whole; empty if nothing is. */
    public static List<String> violations(ConfigMessage message) {
        List<String> violations = new ArrayList<>();
        if (!(JsonText.parse(message.payload()) instanceof Map<?, ?> root)) {
            return List.of("payload is no JSON object");
        }
        root.keySet().stream()
                .filter(key -> !ROOT_KEYS.contains(key))
                .forEach(key -> violations.add("unknown key " + key));
        ROOT_KEYS.stream()
                .sorted()
                .filter(key -> !root.containsKey(key))
                .forEach(key -> violations.add("missing " + key));
        if (root.get("components") instanceof Map<?, ?> components) {
            components.forEach((object, component) -> check("" + object, component, violations));
        }
        return violations;
    }

    private static void check(String object, Object component, List<String> violations) {
        if (!(component instanceof Map<?, ?> config)) {
            violations.add(object + " is no object");
            return;
        }
        if (!PLATFORMS.contains(config.get("platform"))) {
            violations.add(object + " has no platform");
        }
        if (config.size() > 1 && !config.containsKey("unique_id")) {
            violations.add(object + " has no unique_id");
        }
        if (config.containsKey("device") || config.containsKey("origin")) {
            violations.add(object + " repeats what the message has");
        }
    }

    /** The entities, each as a message of its own. */
    public static List<ConfigMessage> entities(ConfigMessage message) {
        List<ConfigMessage> entities = new ArrayList<>();
        if (JsonText.parse(message.payload()) instanceof Map<?, ?> root
                && root.get("components") instanceof Map<?, ?> components) {
            components.forEach(
                    (object, component) -> entities.add(entity(message.configTopic(), root, "" + object, component)));
        }
        return entities;
    }

    private static ConfigMessage entity(ConfigTopic place, Map<?, ?> root, String object, Object component) {
        Map<String, Object> config = new LinkedHashMap<>();
        ((Map<?, ?>) component).forEach((key, value) -> config.put("" + key, value));
        String platform = "" + config.remove("platform");
        root.forEach((key, value) -> {
            if (INHERITED.contains(key)) {
                config.putIfAbsent("" + key, value);
            } else if (!"components".equals(key)) {
                config.put("" + key, value);
            }
        });
        return new ConfigMessage(
                new ConfigTopic(place.prefix(), platform, place.node(), object), JsonText.text(config));
    }
}
