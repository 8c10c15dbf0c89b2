package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

/** Whether the simulated cloud takes encrypted calls. */
public enum EncryptionMode {
    /** Every call has to be encrypted. */
    REQUIRED,
    /** A call may be encrypted or plain. */
    OPTIONAL,
    /** The application has no RSA key: nobody tries to decrypt anything. */
    OFF
}
