package io.github.solarcloud2mqtt.mqtt;

import java.nio.charset.StandardCharsets;

/**
 * A message to or from the broker.
 *
 * @param topic where
 * @param payload what, as UTF-8 text; an empty retained one removes what the broker keeps there
 * @param retained whether the broker keeps it for those who come later
 */
public record Message(String topic, String payload, boolean retained) {

    /** A retained message. */
    public static Message retained(String topic, String payload) {
        return new Message(topic, payload, true);
    }

    /** A message that is not retained. */
    public static Message event(String topic, String payload) {
        return new Message(topic, payload, false);
    }

    /** The payload as it is sent. */
    public byte[] bytes() {
        return payload.getBytes(StandardCharsets.UTF_8);
    }
}
