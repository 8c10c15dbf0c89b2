package io.github.solarcloud2mqtt.homeassistant;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What Home Assistant (2024.3 to 2026.10) and openHAB (4 to 5.1) require of a discovery message, independent of the code
 * that creates it.
 */
public final class HomeAssistantRules {

    private static final Pattern TOPIC =
            Pattern.compile("(.+)/(sensor|binary_sensor|event)/([A-Za-z0-9_-]+)/([A-Za-z0-9_-]+)/config");
    private static final Pattern STATE_TOPIC = Pattern.compile("[^+#$/ ][^+# ]*");
    private static final Pattern SENSOR_TEMPLATE = Pattern.compile("\\{\\{ value_json[^{}]+ }}");

    private static final Set<String> COMMON_KEYS = Set.of(
            "name",
            "unique_id",
            "default_entity_id",
            "device",
            "origin",
            "device_class",
            "icon",
            "entity_category",
            "enabled_by_default",
            "json_attributes_topic",
            "qos",
            "state_topic",
            "value_template",
            "availability",
            "availability_mode");
    private static final Map<String, Set<String>> OWN_KEYS = Map.of(
            "sensor", Set.of("state_class", "unit_of_measurement", "options", "suggested_display_precision"),
            "binary_sensor", Set.of("payload_on", "payload_off"),
            "event", Set.of("event_types"));
    private static final Set<String> REQUIRED_KEYS = Set.of(
            "name",
            "unique_id",
            "default_entity_id",
            "device",
            "origin",
            "state_topic",
            "availability",
            "availability_mode",
            "qos");
    // Without model_id, for which Home Assistant before mid 2024 refuses the whole device.
    private static final Set<String> DEVICE_KEYS = Set.of(
            "identifiers",
            "name",
            "manufacturer",
            "model",
            "serial_number",
            "sw_version",
            "hw_version",
            "suggested_area",
            "configuration_url",
            "via_device");
    private static final Set<String> ORIGIN_KEYS = Set.of("name", "sw_version", "support_url");
    private static final Set<String> AVAILABILITY_KEYS =
            Set.of("topic", "payload_available", "payload_not_available", "value_template");

    /** Not known to openHAB 5.1, whose vocabulary is of late 2025. */
    private static final Set<String> TOO_NEW_CLASSES = Set.of("uptime", "radon", "temperature_delta");

    private static final Set<String> TOO_NEW_UNITS = Set.of("μA", "mHz");
    private static final Set<String> REFUSED_SPELLINGS =
            Set.of("VAr", "kVAr", "mVAr", "MVAr", "VArh", "kVArh", "W/㎡", "W/m2", "Wh/m2", "℃", "µV", "µA", "µs");

    private final String component;
    private final String node;
    private final String object;
    private final Map<?, ?> config;
    private final List<String> violations = new ArrayList<>();

    private HomeAssistantRules(String component, String node, String object, Map<?, ?> config) {
        this.component = component;
        this.node = node;
        this.object = object;
        this.config = config;
    }

    /** What is wrong with a message; empty if nothing is. */
    public static List<String> violations(String where, String payload) {
        Matcher topic = TOPIC.matcher(where);
        if (!topic.matches()) {
            return List.of("illegal discovery topic " + where);
        }
        Optional<Map<?, ?>> config = parse(payload);
        if (config.isEmpty()) {
            return List.of("payload is no JSON object");
        }
        return new HomeAssistantRules(topic.group(2), topic.group(3), topic.group(4), config.get()).check();
    }

    /** What is wrong with a message; empty if nothing is. */
    public static List<String> violations(ConfigMessage message) {
        return violations(message.topic(), message.payload());
    }

    /** What is wrong with all messages of one broker, alone or together; each with its topic before it. */
    public static List<String> violations(Collection<ConfigMessage> messages) {
        List<String> all = new ArrayList<>();
        Set<String> topics = new HashSet<>();
        Set<String> uniqueIds = new HashSet<>();
        Set<String> entityIds = new HashSet<>();
        for (ConfigMessage message : messages) {
            List<String> own = new ArrayList<>(violations(message.topic(), message.payload()));
            Map<?, ?> config = parse(message.payload()).orElse(Map.of());
            if (!topics.add(message.topic())) {
                own.add("topic is used twice");
            }
            if (!uniqueIds.add(String.valueOf(config.get("unique_id")))) {
                own.add("unique_id is used twice");
            }
            if (!entityIds.add(String.valueOf(config.get("default_entity_id")))) {
                own.add("default_entity_id is used twice");
            }
            own.forEach(violation -> all.add(message.topic() + ": " + violation));
        }
        return all;
    }

    private static Optional<Map<?, ?>> parse(String payload) {
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(payload))) {
            return reader.readJsonValue() instanceof Map<?, ?> object ? Optional.of(object) : Optional.empty();
        } catch (IOException | JsonDataException e) {
            return Optional.empty();
        }
    }

    private List<String> check() {
        checkKeys();
        checkValues("", config);
        checkIdentity();
        checkDevice();
        checkOrigin();
        checkAvailability();
        checkTopics();
        checkCategory();
        switch (component) {
            case "sensor" -> checkSensor();
            case "binary_sensor" -> checkBinarySensor();
            default -> checkEvent();
        }
        return List.copyOf(violations);
    }

    private void rule(boolean kept, String violation) {
        if (!kept) {
            violations.add(violation);
        }
    }

    private String text(String key) {
        return config.get(key) instanceof String text ? text : "";
    }

    private void checkKeys() {
        for (Object key : config.keySet()) {
            rule(
                    COMMON_KEYS.contains(key)
                            || OWN_KEYS.getOrDefault(component, Set.of()).contains(key),
                    "unknown key " + key);
        }
        REQUIRED_KEYS.stream().sorted().forEach(key -> rule(config.containsKey(key), "missing key " + key));
    }

    /** No value is empty. */
    private void checkValues(String key, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> checkValues(key.isEmpty() ? "" + name : key + "." + name, inner));
        } else if (value instanceof List<?> list) {
            rule(!list.isEmpty(), key + " is empty");
            list.forEach(inner -> checkValues(key, inner));
        } else if (value instanceof String text) {
            rule(!text.isBlank(), key + " is blank");
        } else {
            rule(value != null, key + " is null");
        }
    }

    private void checkIdentity() {
        rule(text("unique_id").equals(node + "_" + object), "unique_id is not node and object of the topic");
        rule(
                text("default_entity_id").matches(component + "\\.[a-z0-9]+(_[a-z0-9]+)*"),
                "default_entity_id " + text("default_entity_id") + " is no entity id of a " + component);
        String deviceName = config.get("device") instanceof Map<?, ?> device ? "" + device.get("name") : "";
        rule(!text("name").startsWith(deviceName + " "), "name begins with the device's name");
        rule(
                !config.containsKey("icon") || text("icon").matches("mdi:[a-z0-9]+(-[a-z0-9]+)*"),
                "icon is none of Home Assistant's");
        rule(
                !config.containsKey("enabled_by_default") || Boolean.FALSE.equals(config.get("enabled_by_default")),
                "enabled_by_default says what is so anyway");
    }

    private void checkDevice() {
        if (!(config.get("device") instanceof Map<?, ?> device)) {
            rule(false, "device is no object");
            return;
        }
        device.keySet().forEach(key -> rule(DEVICE_KEYS.contains(key), "unknown key device." + key));
        rule(device.get("name") instanceof String, "device.name is no text");
        rule(List.of(node).equals(device.get("identifiers")), "device.identifiers is not the node of the topic");
        device.forEach((key, value) ->
                rule("identifiers".equals(key) || value instanceof String, "device." + key + " is no text"));
        rule(!node.equals(device.get("via_device")), "device.via_device is the device itself");
    }

    private void checkOrigin() {
        if (!(config.get("origin") instanceof Map<?, ?> origin)) {
            rule(false, "origin is no object");
            return;
        }
        origin.keySet().forEach(key -> rule(ORIGIN_KEYS.contains(key), "unknown key origin." + key));
        rule(origin.get("name") instanceof String, "origin has no name");
    }

    private void checkAvailability() {
        rule("all".equals(config.get("availability_mode")), "availability_mode is not all");
        if (!(config.get("availability") instanceof List<?> list) || list.isEmpty()) {
            rule(false, "availability is no list");
            return;
        }
        for (Object entry : list) {
            if (entry instanceof Map<?, ?> one) {
                one.keySet().forEach(key -> rule(AVAILABILITY_KEYS.contains(key), "unknown key availability." + key));
                checkTopic("availability.topic", one.get("topic"));
            } else {
                rule(false, "availability has an entry that is no object");
            }
        }
        rule(
                list.get(0) instanceof Map<?, ?> first && ("" + first.get("topic")).endsWith("/bridge/state"),
                "availability does not begin with the bridge");
    }

    private void checkTopics() {
        checkTopic("state_topic", config.get("state_topic"));
        if (config.containsKey("json_attributes_topic")) {
            checkTopic("json_attributes_topic", config.get("json_attributes_topic"));
        }
        rule(config.get("qos") instanceof Double qos && Set.of(0.0, 1.0, 2.0).contains(qos), "qos is not 0, 1 or 2");
    }

    private void checkTopic(String key, @Nullable Object topic) {
        rule(
                topic instanceof String text && STATE_TOPIC.matcher(text).matches(),
                key + " " + topic + " is no topic to publish to");
    }

    private void checkCategory() {
        rule(
                !config.containsKey("entity_category") || "diagnostic".equals(config.get("entity_category")),
                "entity_category is not diagnostic");
    }

    private void checkSensor() {
        String deviceClass = text("device_class");
        String stateClass = text("state_class");
        String unit = text("unit_of_measurement");
        boolean numeric = !unit.isEmpty() || !stateClass.isEmpty();
        rule(!REFUSED_SPELLINGS.contains(unit), "unit " + unit + " is not in its canonical spelling");
        rule(!TOO_NEW_CLASSES.contains(deviceClass), "device_class " + deviceClass + " is newer than openHAB 5.1");
        rule(deviceClass.isEmpty() || !TOO_NEW_UNITS.contains(unit), "unit " + unit + " is newer than openHAB 5.1");
        rule(
                numeric || !config.containsKey("suggested_display_precision"),
                "a number without unit and state_class is a text for openHAB");
        rule(!stateClass.equals("measurement_angle") || unit.equals("°"), "measurement_angle without °");
        rule(
                !config.containsKey("value_template")
                        || SENSOR_TEMPLATE.matcher(text("value_template")).matches(),
                "value_template is not plain");
        checkPrecision();
        checkOptions(deviceClass, numeric);
        checkCombination(deviceClass, unit, stateClass);
    }

    private void checkPrecision() {
        Object decimals = config.get("suggested_display_precision");
        rule(
                decimals == null || (decimals instanceof Double number && number >= 0 && number % 1 == 0),
                "suggested_display_precision is no count");
    }

    private void checkOptions(String deviceClass, boolean numeric) {
        Object options = config.get("options");
        rule(options == null || deviceClass.equals("enum"), "options without device_class enum");
        rule(options != null || !deviceClass.equals("enum"), "device_class enum without options");
        rule(options == null || !numeric, "options together with unit or state_class");
        if (options instanceof List<?> list) {
            rule(new HashSet<>(list).size() == list.size(), "options has a word twice");
            list.forEach(word ->
                    rule(word instanceof String text && text.length() <= 255, "options has what is no short text"));
        } else {
            rule(options == null, "options is no list");
        }
    }

    private void checkCombination(String deviceClass, String unit, String stateClass) {
        String row = deviceClass.isEmpty() ? "(no device_class)" : deviceClass;
        Optional<DeviceClassTable.Row> allowed = DeviceClassTable.find("sensor", row);
        if (allowed.isEmpty()) {
            rule(false, "unknown device_class " + deviceClass);
        } else if (allowed.get().isNumeric()) {
            rule(allowed.get().allowsUnit(unit), "unit '" + unit + "' is not one of device_class " + deviceClass);
            rule(
                    stateClass.isEmpty() || allowed.get().stateClasses().contains(stateClass),
                    "state_class " + stateClass + " is not one of device_class " + deviceClass);
        } else {
            rule(unit.isEmpty() && stateClass.isEmpty(), deviceClass + " has a unit or a state_class");
        }
    }

    private void checkBinarySensor() {
        rule(
                !config.containsKey("device_class")
                        || DeviceClassTable.find("binary_sensor", text("device_class"))
                                .isPresent(),
                "unknown device_class " + text("device_class"));
        rule(
                !config.containsKey("payload_on") || !text("payload_on").equals(text("payload_off")),
                "payload_on is payload_off");
    }

    private void checkEvent() {
        rule(!config.containsKey("device_class"), "no device_class of an event fits");
        rule(
                config.get("event_types") instanceof List<?> types
                        && types.stream().allMatch(String.class::isInstance)
                        && Set.copyOf(types).size() == types.size(),
                "event_types is no list of different texts");
    }
}
