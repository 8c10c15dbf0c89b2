package io.github.solarcloud2mqtt.cloud.isolarcloud;

import java.io.IOException;

/** An answer that arrived, but is not what the cloud should answer; the message completes "The answer ...". */
final class BrokenAnswer extends IOException {

    BrokenAnswer(String message) {
        super(message);
    }
}
