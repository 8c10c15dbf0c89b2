package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.Message;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the messages for which the broker closes the connection, mostly because they are longer than it accepts: MQTT 3.1.1
 * has no other way to refuse one. After a connection is lost while messages are unconfirmed, the next one sends a single
 * message at a time; the message that is unconfirmed at a second loss is the reason. It is left out from then on, and so is
 * every message of its length, unless the broker has confirmed one as long. After a connection that has lasted, the broker
 * may take more than before: then what was left out is tried again, and left out at the first loss that it causes. Lives as
 * long as the program. Safe for use by several threads.
 */
final class RefusedMessages {

    /** Shorter messages, such as availability, are never left out: no broker refuses all of them. */
    private static final int MIN_BYTES = 128;

    private final Logger log = LoggerFactory.getLogger(RefusedMessages.class);
    private final Map<String, Integer> refusedTopics = new HashMap<>();
    private final Set<String> namedTopics = new HashSet<>();
    private OptionalInt limit = OptionalInt.empty();
    private Optional<Message> suspect = Optional.empty();
    private int longestConfirmed;
    private boolean cautious;

    /** Messages that were left out and are tried again, by topic, and the shortest length that was left out on any topic. */
    private final Map<String, Integer> triedAgain = new HashMap<>();

    private OptionalInt limitTriedAgain = OptionalInt.empty();

    /** Whether the present connection has lasted. */
    private boolean lasted;

    /** Whether the next connection has to send one message at a time. */
    synchronized boolean isCautious() {
        return cautious;
    }

    /** Whether a message is left out. The first time for each topic the log says so. */
    synchronized boolean isRefused(Message message) {
        int bytes = packetBytes(message);
        boolean refused = bytes >= limit.orElse(Integer.MAX_VALUE)
                || bytes >= refusedTopics.getOrDefault(message.topic(), Integer.MAX_VALUE);
        if (refused && namedTopics.add(message.topic())) {
            log.warn(
                    "The message to {} ({} bytes) is left out: the MQTT broker closes the connection when it receives it. "
                            + "Does the broker limit the length of messages (Mosquitto: max_packet_size)?",
                    message.topic(),
                    bytes);
        }
        return refused;
    }

    /** The broker has confirmed a message. */
    synchronized void confirmed(Message message) {
        longestConfirmed = Math.max(longestConfirmed, packetBytes(message));
        if (suspect.filter(message::equals).isPresent()) {
            suspect = Optional.empty();
        }
        if (isTriedAgain(message)) {
            triedAgain.remove(message.topic());
            limitTriedAgain = OptionalInt.empty();
            namedTopics.remove(message.topic());
        }
    }

    /** The connection has lasted with everything published. */
    synchronized void allConfirmed() {
        cautious = false;
        lasted = true;
        suspect = Optional.empty();
    }

    /**
     * The broker has closed the connection.
     *
     * @param unconfirmed the messages that it had not confirmed
     * @param unknown whether further messages may have been unconfirmed, because they need no confirmation
     */
    synchronized void connectionLost(List<Message> unconfirmed, boolean unknown) {
        boolean oneAtATime = cautious && unconfirmed.size() == 1;
        cautious = unknown || !unconfirmed.isEmpty();
        if (lasted) {
            tryAgain();
        }
        if (oneAtATime && isKnownReason(unconfirmed.get(0))) {
            refuse(unconfirmed.get(0));
            suspect = Optional.empty();
        } else {
            suspect = unconfirmed.stream()
                    .filter(message -> oneAtATime || packetBytes(message) > longestConfirmed)
                    .findFirst();
        }
    }

    private void tryAgain() {
        lasted = false;
        cautious |= !refusedTopics.isEmpty();
        triedAgain.putAll(refusedTopics);
        limitTriedAgain = limit.isPresent() ? limit : limitTriedAgain;
        refusedTopics.clear();
        limit = OptionalInt.empty();
    }

    private boolean isKnownReason(Message message) {
        return isTriedAgain(message) || suspect.filter(message::equals).isPresent();
    }

    private boolean isTriedAgain(Message message) {
        int bytes = packetBytes(message);
        return bytes >= limitTriedAgain.orElse(Integer.MAX_VALUE)
                || bytes >= triedAgain.getOrDefault(message.topic(), Integer.MAX_VALUE);
    }

    private void refuse(Message message) {
        int bytes = packetBytes(message);
        if (bytes < MIN_BYTES) {
            return;
        }
        refusedTopics.put(message.topic(), bytes);
        if (bytes > longestConfirmed && bytes < limit.orElse(Integer.MAX_VALUE)) {
            limit = OptionalInt.of(bytes);
        }
    }

    /** The length of the packet that carries a message (MQTT 3.1.1, section 3.3). */
    static int packetBytes(Message message) {
        int rest = 4
                + message.topic().getBytes(StandardCharsets.UTF_8).length
                + message.payload().getBytes(StandardCharsets.UTF_8).length;
        int header = 2;
        for (int length = rest >> 7; length > 0; length >>= 7) {
            header++;
        }
        return header + rest;
    }
}
