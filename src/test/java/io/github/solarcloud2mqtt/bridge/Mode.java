package io.github.solarcloud2mqtt.bridge;

import io.github.solarcloud2mqtt.simulator.Api;
import io.github.solarcloud2mqtt.simulator.Encryption;

/** The ways into the cloud; they change nothing of what is published. */
enum Mode {
    ACCOUNT(Api.ACCOUNT, Encryption.OFF),
    ACCOUNT_ENCRYPTED(Api.ACCOUNT, Encryption.REQUIRED),
    OAUTH2(Api.OAUTH2, Encryption.OFF),
    OAUTH2_ENCRYPTED(Api.OAUTH2, Encryption.REQUIRED);

    final Api api;
    final Encryption encryption;

    Mode(Api api, Encryption encryption) {
        this.api = api;
        this.encryption = encryption;
    }

    boolean isEncrypted() {
        return encryption == Encryption.REQUIRED;
    }
}
