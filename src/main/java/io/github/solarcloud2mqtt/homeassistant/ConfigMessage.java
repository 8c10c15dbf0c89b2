package io.github.solarcloud2mqtt.homeassistant;

/**
 * A retained message that makes one entity or all entities of a device known.
 *
 * @param place where; an entity's identity for Home Assistant, together with the unique id in the payload
 * @param payload JSON, or empty to take it away; equal entities have equal text
 */
public record ConfigMessage(ConfigTopic place, String payload) {

    private static final String MIGRATION = "{\"migrate_discovery\": true}";

    /**
     * The marker that makes Home Assistant let go of the entities that came with a topic, without forgetting anything, so
     * that they can come with another.
     */
    public static ConfigMessage migration(ConfigTopic place) {
        return new ConfigMessage(place, MIGRATION);
    }

    /** Takes away what the broker keeps at a topic. */
    public static ConfigMessage removal(ConfigTopic place) {
        return new ConfigMessage(place, "");
    }

    /** The topic to publish at. */
    public String topic() {
        return place.text();
    }

    /** Whether it is the marker of a migration, which tells nothing of its maker. */
    public boolean isMigration() {
        return payload.equals(MIGRATION);
    }

    public boolean isRemoval() {
        return payload.isEmpty();
    }
}
