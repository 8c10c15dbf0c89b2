package io.github.solarcloud2mqtt.homeassistant.entity;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The path to a value in a JSON document, in the syntax of Home Assistant's templates.
 *
 * @param path for example {@code value_json.active_power}
 */
record ValueTemplate(String path) {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** The methods of a Python dictionary: after a dot these names mean the method, not the entry. */
    private static final Set<String> METHODS = Set.of(
            "clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values");

    /** The whole document. */
    static final ValueTemplate DOCUMENT = new ValueTemplate("value_json");

    /** The entry with a name, after a dot if possible: openHAB 4 supports no other syntax. */
    ValueTemplate entry(String name) {
        boolean plain = IDENTIFIER.matcher(name).matches() && !METHODS.contains(name);
        return new ValueTemplate(plain ? path + "." + name : path + "['" + escaped(name) + "']");
    }

    /** The template that prints the value. */
    String print() {
        return "{{ " + path + " }}";
    }

    /** The template that prints {@code ON} if the value is the given word and {@code OFF} otherwise. */
    String printWhether(String word) {
        return "{{ 'ON' if " + path + " == '" + escaped(word) + "' else 'OFF' }}";
    }

    /** Escapes a name chosen by a user, so that it cannot end the text or the template. */
    private static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().forEach(character -> {
            if ((Character.isLetterOrDigit(character) && character <= 0xFFFF) || " _-.".indexOf(character) >= 0) {
                text.appendCodePoint(character);
            } else {
                // Python reads \\u as one character, so one beyond 16 bits needs the long form.
                text.append(String.format(character <= 0xFFFF ? "\\u%04x" : "\\U%08x", character));
            }
        });
        return text.toString();
    }
}
