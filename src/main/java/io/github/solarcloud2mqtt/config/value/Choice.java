package io.github.solarcloud2mqtt.config.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One of several values. Upper and lower case make no difference.
 *
 * @param allowed the values
 * @param word what the configuration calls a value
 */
public record Choice<T>(List<T> allowed, Function<T, String> word) implements ValueParser<T> {

    /** A choice of values that the configuration calls by their text. */
    public Choice(List<T> allowed) {
        this(allowed, Object::toString);
    }

    /** A choice of the constants of an enumeration, which the configuration calls by their names in lower case. */
    public static <E extends Enum<E>> Choice<E> ofNames(Class<E> type) {
        return new Choice<>(
                Arrays.asList(type.getEnumConstants()),
                value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Override
    public T parse(String text) throws InvalidValueException {
        return allowed.stream()
                .filter(value -> word.apply(value).equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidValueException(Excerpt.of(text) + " is not allowed; must be " + listed()));
    }

    /** The allowed words, for a message. */
    public String listed() {
        String listed = allowed.stream().map(word).collect(Collectors.joining(", "));
        return allowed.size() == 1 ? listed : "one of " + listed;
    }
}
