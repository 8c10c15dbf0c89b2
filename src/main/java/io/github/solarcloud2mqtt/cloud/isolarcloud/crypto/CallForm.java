package io.github.solarcloud2mqtt.cloud.isolarcloud.crypto;

/** Whether a call is encrypted if the application has a key; a call without this tag is. */
public enum CallForm {
    ENCRYPTED,
    PLAIN
}
