package io.github.solarcloud2mqtt.simulator.isolarcloud.access;

/** The kind of access of an application, chosen when it is registered. */
public enum ApiAccess {
    /** With the login of an account. */
    ACCOUNT,
    /** With the consent of a plant's owner. */
    OAUTH2
}
