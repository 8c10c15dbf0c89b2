package io.github.solarcloud2mqtt.topics;

import java.util.Locale;

/** Format of the published values. The text of each constant is its word in the configuration. */
public enum PayloadForm {
    /** One topic for each measuring point. */
    TOPICS,
    /** One JSON document for each device. */
    JSON,
    /** Topics and JSON documents. */
    BOTH;

    /** Whether each point has its own topic. */
    public boolean hasPointTopics() {
        return this != JSON;
    }

    /** Whether each device has a JSON document. */
    public boolean hasStateDocument() {
        return this != TOPICS;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
