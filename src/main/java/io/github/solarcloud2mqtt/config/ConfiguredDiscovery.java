package io.github.solarcloud2mqtt.config;

/** How Home Assistant is told of the devices. The text of each is the word of the configuration. */
public enum ConfiguredDiscovery {
    /** One message for each entity. */
    ENTITY("entity"),
    /** One message for each device. */
    DEVICE("device");

    private final String word;

    ConfiguredDiscovery(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
