package io.github.solarcloud2mqtt.cloud.isolarcloud;

/** Whether a call is encrypted where the application has a key; without a word on it, it is. */
enum CallForm {
    ENCRYPTED,
    PLAIN
}
