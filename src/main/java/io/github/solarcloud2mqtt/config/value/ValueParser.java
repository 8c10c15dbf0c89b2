package io.github.solarcloud2mqtt.config.value;

/** Parses the text of a value. */
@FunctionalInterface
public interface ValueParser<T> {

    /**
     * Parses a text.
     *
     * @param text not blank
     * @throws InvalidValueException if the text is not allowed
     */
    T parse(String text) throws InvalidValueException;
}
