package io.github.solarcloud2mqtt.config.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One of several values. Case is ignored.
 *
 * @param allowed the values
 * @param word the word for a value in the configuration
 */
public record Choice<T>(List<T> allowed, Function<T, String> word) implements ValueParser<T> {

    /** A choice of values whose words are their texts. */
    public Choice(List<T> allowed) {
        this(allowed, Object::toString);
    }

    /** A choice of the constants of an enumeration whose words are their names in lower case. */
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
