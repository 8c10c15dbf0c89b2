package io.github.solarcloud2mqtt.topics;

/** In which form the values of a device are published. */
public enum PayloadForm {
    /** One topic for each measuring point. */
    TOPICS,
    /** One JSON document for each device. */
    JSON,
    /** Both of them. */
    BOTH;

    /** Whether each point has a topic of its own. */
    public boolean hasPointTopics() {
        return this != JSON;
    }

    /** Whether each device has a JSON document. */
    public boolean hasStateDocument() {
        return this != TOPICS;
    }
}
