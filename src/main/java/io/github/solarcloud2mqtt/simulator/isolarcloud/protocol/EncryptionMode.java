package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

/** Whether the simulated cloud accepts encrypted calls. */
public enum EncryptionMode {
    /** Every call must be encrypted. */
    REQUIRED,
    /** A call may be encrypted or plain. */
    OPTIONAL,
    /** The application has no RSA key; nothing is decrypted. */
    OFF
}
