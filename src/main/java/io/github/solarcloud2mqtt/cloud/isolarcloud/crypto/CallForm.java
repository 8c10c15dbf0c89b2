package io.github.solarcloud2mqtt.cloud.isolarcloud.crypto;

/** Whether a call is encrypted where the application has a key; without a word on it, it is. */
public enum CallForm {
    ENCRYPTED,
    PLAIN
}
