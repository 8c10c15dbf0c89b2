package io.github.solarcloud2mqtt.config.value;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One of several values.
 *
 * @param allowed the values, whose text is what the owner writes
 */
public record Choice<T>(List<T> allowed) implements ValueParser<T> {

    @Override
    public T parse(String text) throws InvalidValueException {
        return allowed.stream()
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidValueException(Excerpt.of(text) + " is not allowed; must be " + listed()));
    }

    /** What the owner may write. */
    public String listed() {
        String listed = allowed.stream().map(Object::toString).collect(Collectors.joining(", "));
        return allowed.size() == 1 ? listed : "one of " + listed;
    }
}
