package io.github.solarcloud2mqtt.config.value;

/** Thrown if a value is not allowed. */
public final class InvalidValueException extends Exception {

    private final String sentence;

    /**
     * Creates the exception.
     *
     * @param sentence what is wrong and what is allowed, without the location
     */
    public InvalidValueException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
