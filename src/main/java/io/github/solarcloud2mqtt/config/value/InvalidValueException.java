package io.github.solarcloud2mqtt.config.value;

/** A value is not allowed. */
public final class InvalidValueException extends Exception {

    private final String sentence;

    /**
     * Refuses a value.
     *
     * @param sentence what is wrong and what is allowed, not where
     */
    public InvalidValueException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
