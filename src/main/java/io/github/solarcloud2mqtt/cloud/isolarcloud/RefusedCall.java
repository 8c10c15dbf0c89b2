package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import java.io.IOException;

/** Carries a failure through OkHttp, which lets nothing but an IOException pass. */
final class RefusedCall extends IOException {

    private final transient CloudException reason;

    RefusedCall(CloudException reason) {
        super(reason.getMessage());
        this.reason = reason;
    }

    CloudException reason() {
        return reason;
    }
}
