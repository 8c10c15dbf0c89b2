package io.github.solarcloud2mqtt.cloud.http;

import io.github.solarcloud2mqtt.cloud.CloudException;
import java.io.IOException;

/** Carries a failure through OkHttp, which lets nothing but an IOException pass. */
public final class CloudIOException extends IOException {

    private final transient CloudException reason;

    public CloudIOException(CloudException reason) {
        super(reason.getMessage(), reason);
        this.reason = reason;
    }

    /** Why it was refused. */
    public CloudException reason() {
        return reason;
    }
}
