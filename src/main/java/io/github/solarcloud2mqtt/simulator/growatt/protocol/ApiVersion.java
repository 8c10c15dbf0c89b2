package io.github.solarcloud2mqtt.simulator.growatt.protocol;

import org.jspecify.annotations.Nullable;

/** A version of the OpenAPI with its paths and envelope members. */
public enum ApiVersion {
    V1("/v1/", "error_code", "error_msg", "", ""),
    V4("/v4/new-api/", "code", "message", "SUCCESSFUL_OPERATION", null);

    public final String path;
    public final String codeKey;
    public final String messageKey;
    public final String success;

    @Nullable
    public final String noData;

    ApiVersion(String path, String codeKey, String messageKey, String success, @Nullable String noData) {
        this.path = path;
        this.codeKey = codeKey;
        this.messageKey = messageKey;
        this.success = success;
        this.noData = noData;
    }
}
