package io.github.solarcloud2mqtt.integration;

import io.github.solarcloud2mqtt.simulator.isolarcloud.access.ApiAccess;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionMode;

/** The kinds of access to iSolarCloud, which do not affect what is published. */
enum AccessMode {
    ACCOUNT(ApiAccess.ACCOUNT, EncryptionMode.OFF),
    ACCOUNT_ENCRYPTED(ApiAccess.ACCOUNT, EncryptionMode.REQUIRED),
    OAUTH2(ApiAccess.OAUTH2, EncryptionMode.OFF),
    OAUTH2_ENCRYPTED(ApiAccess.OAUTH2, EncryptionMode.REQUIRED);

    final ApiAccess api;
    final EncryptionMode encryption;

    AccessMode(ApiAccess api, EncryptionMode encryption) {
        this.api = api;
        this.encryption = encryption;
    }

    boolean isEncrypted() {
        return encryption == EncryptionMode.REQUIRED;
    }
}
