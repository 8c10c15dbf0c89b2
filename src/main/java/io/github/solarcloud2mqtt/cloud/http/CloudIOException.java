package io.github.solarcloud2mqtt.cloud.http;

import io.github.solarcloud2mqtt.cloud.CloudException;
import java.io.IOException;

/** Carries a {@link CloudException} through OkHttp, whose interceptors may only throw an IOException. */
public final class CloudIOException extends IOException {

    private final transient CloudException reason;

    public CloudIOException(CloudException reason) {
        super(reason.getMessage(), reason);
        this.reason = reason;
    }

    /** The failure of the call. */
    public CloudException reason() {
        return reason;
    }
}
