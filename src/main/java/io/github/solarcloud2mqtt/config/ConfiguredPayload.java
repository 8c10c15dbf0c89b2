package io.github.solarcloud2mqtt.config;

/** In which form the values of a device are published. The text of each is the word of the configuration. */
public enum ConfiguredPayload {
    /** One topic for each measuring point. */
    TOPICS("topics"),
    /** One JSON document for each device. */
    JSON("json"),
    /** Both of them. */
    BOTH("both");

    private final String word;

    ConfiguredPayload(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
