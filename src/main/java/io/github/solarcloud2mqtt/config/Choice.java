package io.github.solarcloud2mqtt.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One of several values.
 *
 * @param allowed the values, whose text is what the owner writes
 */
record Choice<T>(List<T> allowed) implements TextParser<T> {

    @Override
    public T parse(String text) throws Refusal {
        return allowed.stream()
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new Refusal(Shown.of(text) + " is not allowed; must be " + listed()));
    }

    /** What the owner may write. */
    String listed() {
        String listed = allowed.stream().map(Object::toString).collect(Collectors.joining(", "));
        return allowed.size() == 1 ? listed : "one of " + listed;
    }
}
