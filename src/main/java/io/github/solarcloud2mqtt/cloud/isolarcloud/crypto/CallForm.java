package io.github.solarcloud2mqtt.cloud.isolarcloud.crypto;

/** Whether a call is encrypted if the application has a key. A request without this tag is encrypted. */
public enum CallForm {
    ENCRYPTED,
    PLAIN
}
