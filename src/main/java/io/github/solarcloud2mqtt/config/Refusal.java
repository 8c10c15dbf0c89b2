package io.github.solarcloud2mqtt.config;

/** A value is not allowed. */
final class Refusal extends Exception {

    private final String sentence;

    /**
     * Refuses a value.
     *
     * @param sentence what is wrong and what is allowed, not where
     */
    Refusal(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
