package io.github.solarcloud2mqtt.homeassistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rules of openHAB 4.3 to 5.1 for the message of an entity. */
public final class OpenHabRules {

    private static final Set<String> COMPONENTS = Set.of("sensor", "binary_sensor", "event");

    /** Versions before 5.0 use another template engine, which supports these two forms. */
    private static final Pattern PLAIN = Pattern.compile("\\{\\{ value_json(\\.[A-Za-z_]\\w*|\\['[^'{}]+'])+ }}"
            + "|\\{\\{ 'ON' if value_json(\\.[A-Za-z_]\\w*|\\['[^'{}]+'])+ == '[a-z_]+' else 'OFF' }}");

    /** The vocabulary of 5.1 is of late 2025. */
    private static final Set<String> NEWER_CLASSES = Set.of("uptime", "radon", "temperature_delta");

    /** The units in openHAB's list; a number with any other unit has no dimension. */
    private static final Set<String> KNOWN_UNITS = Set.of(
            "W", "kW", "MW", "GW", "VA", "kVA", "var", "kvar", "Wh", "kWh", "MWh", "GWh", "varh", "kvarh", "V", "mV",
            "kV", "A", "mA", "Hz", "kHz", "°C", "°F", "K", "%", "s", "min", "h", "d", "W/m²", "m/s", "km/h", "Pa",
            "hPa", "kPa", "dBm", "°", "mm", "Ω", "kΩ", "MΩ", "Ah");

    /** Units that 5.1 shows as a plain number. */
    private static final Set<String> PLAIN_NUMBERS = Set.of("W/Wp", "Wh/m²", "Wp", "kWp");

    private OpenHabRules() {}

    /** What is wrong with a message; empty if nothing is. */
    public static List<String> violations(ConfigMessage message) {
        List<String> violations = new ArrayList<>();
        if (!(JsonText.parse(message.payload()) instanceof Map<?, ?> config)) {
            return List.of("payload is no JSON object");
        }
        String component = message.configTopic().component();
        if (!COMPONENTS.contains(component)) {
            violations.add("component " + component + " is not used here");
        }
        if (config.get("value_template") instanceof String template
                && !PLAIN.matcher(template).matches()) {
            violations.add("template is not plain: " + template);
        }
        if (config.get("device_class") instanceof String deviceClass && NEWER_CLASSES.contains(deviceClass)) {
            violations.add("class " + deviceClass + " is too new");
        }
        if (config.get("unit_of_measurement") instanceof String unit
                && !KNOWN_UNITS.contains(unit)
                && !PLAIN_NUMBERS.contains(unit)) {
            violations.add("unit " + unit + " is not known");
        }
        if (component.equals("event") && !config.containsKey("json_attributes_topic")) {
            violations.add("rules would not see the event's attributes");
        }
        return violations;
    }

    /** A channel is a Number if it has a unit or a state class, otherwise a String. */
    public static boolean isNumber(ConfigMessage message) {
        return JsonText.parse(message.payload()) instanceof Map<?, ?> config
                && (config.containsKey("unit_of_measurement") || config.containsKey("state_class"));
    }

    /** What is wrong with all messages, each with its topic before it. */
    public static List<String> violations(List<ConfigMessage> messages) {
        return messages.stream()
                .flatMap(message -> violations(message).stream().map(each -> message.topic() + ": " + each))
                .collect(Collectors.toUnmodifiableList());
    }
}
