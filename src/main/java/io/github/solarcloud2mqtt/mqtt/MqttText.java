package io.github.solarcloud2mqtt.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The texts that the MQTT client can send and receive: topics, client id, user name, password. Paho 1.2.5 refuses
 * control characters, every character beyond U+FFFF (most emoji) and everything from U+FDD0 to U+FFFF (also the variation
 * selector of other emoji), although MQTT 3.1.1, section 1.5.3, allows most of them.
 */
public final class MqttText {

    /** The length field of a text has two bytes (MQTT 3.1.1, section 1.5.3). */
    private static final int MAX_BYTES = 65_535;

    private static final char FIRST_REFUSED = '\uFDD0';

    private MqttText() {}

    /** Whether the client can send and receive a text. */
    public static boolean isUsable(String text) {
        return problem(text).isEmpty();
    }

    /** Whether a text is a topic that the client can publish to. */
    public static boolean isTopic(String text) {
        return !text.isEmpty() && text.indexOf('+') < 0 && text.indexOf('#') < 0 && isUsable(text);
    }

    /** Why the client cannot send a text; completes a sentence that begins with the name of the text. */
    public static Optional<String> problem(String text) {
        OptionalInt refused = text.codePoints().filter(MqttText::isRefused).findFirst();
        if (refused.isPresent()) {
            return Optional.of(String.format(
                    "contains U+%04X; emoji, control characters and characters from U+FDD0 on are not possible here",
                    refused.getAsInt()));
        }
        return text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
                ? Optional.of("is longer than " + MAX_BYTES + " bytes")
                : Optional.empty();
    }

    private static boolean isRefused(int character) {
        return Character.isISOControl(character)
                || character >= FIRST_REFUSED
                || (character <= Character.MAX_VALUE && Character.isSurrogate((char) character));
    }
}
