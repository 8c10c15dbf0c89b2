package io.github.solarcloud2mqtt.config;

/** Makes a value out of the text of the configuration. */
@FunctionalInterface
interface TextParser<T> {

    /**
     * Makes it.
     *
     * @param text not blank
     * @throws Refusal if the text is not allowed
     */
    T parse(String text) throws Refusal;
}
