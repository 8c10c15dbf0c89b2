package io.github.solarcloud2mqtt.config.value;

/** Makes a value out of the text of the configuration. */
@FunctionalInterface
public interface ValueParser<T> {

    /**
     * Makes it.
     *
     * @param text not blank
     * @throws InvalidValueException if the text is not allowed
     */
    T parse(String text) throws InvalidValueException;
}
