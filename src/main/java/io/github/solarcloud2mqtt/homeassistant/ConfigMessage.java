package io.github.solarcloud2mqtt.homeassistant;

/**
 * A retained discovery message for one entity or for all entities of a device.
 *
 * @param configTopic its topic; with the unique id in the payload it identifies the entity for Home Assistant
 * @param payload JSON, or empty to remove the message; equal entities have equal payloads
 */
public record ConfigMessage(ConfigTopic configTopic, String payload) {

    private static final String MIGRATION = "{\"migrate_discovery\": true}";

    /**
     * The marker that makes Home Assistant release the entities of a topic without deleting their settings, so that
     * another topic can take them over (Home Assistant, MQTT discovery, "migrating").
     */
    public static ConfigMessage migration(ConfigTopic topic) {
        return new ConfigMessage(topic, MIGRATION);
    }

    /** Removes the retained message of a topic. */
    public static ConfigMessage removal(ConfigTopic topic) {
        return new ConfigMessage(topic, "");
    }

    /** The topic as text. */
    public String topic() {
        return configTopic.text();
    }

    /** Whether it is a migration marker, which does not identify the program that published it. */
    public boolean isMigration() {
        return payload.equals(MIGRATION);
    }

    public boolean isRemoval() {
        return payload.isEmpty();
    }
}
