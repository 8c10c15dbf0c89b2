package io.github.solarcloud2mqtt.publish.session;

import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.publish.RetainedMessages;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects another bridge that publishes below the same base topic, by its {@code bridge/info}. Used on the thread of the
 * broker session only.
 */
@Singleton
public final class OtherBridgeDetector {

    private final Logger log = LoggerFactory.getLogger(OtherBridgeDetector.class);
    private final Topics topics;
    private final BridgeStatus status;
    private final RetainedMessages messages;
    private boolean detected;

    @Inject
    public OtherBridgeDetector(Topics topics, BridgeStatus status, RetainedMessages messages) {
        this.topics = topics;
        this.status = status;
        this.messages = messages;
    }

    /** Handles a {@code bridge/info} of any bridge. */
    void received(String info) {
        if (detected || info.isEmpty() || status.isOwnInfo(info)) {
            return;
        }
        detected = true;
        String sentence = "Another bridge publishes below " + topics.base()
                + " too. The two overwrite each other's topics. Stop one of them, or give it another mqtt.base-topic and "
                + "another mqtt.client-id. Until the next start nothing is cleared from the broker.";
        log.warn(sentence);
        status.sharesBaseTopic(sentence);
        // So that the other bridge detects this one.
        messages.publishAgain(topics.bridgeInfo());
    }

    /** Whether another bridge was detected since the start of the program. */
    boolean hasDetected() {
        return detected;
    }
}
