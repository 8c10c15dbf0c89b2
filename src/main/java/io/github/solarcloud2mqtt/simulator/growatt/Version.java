package io.github.solarcloud2mqtt.simulator.growatt;

import org.jspecify.annotations.Nullable;

/** A version of the interface, with what differs between the two in every answer. */
enum Version {
    V1("/v1/", "error_code", "error_msg", "", ""),
    V4("/v4/new-api/", "code", "message", "SUCCESSFUL_OPERATION", null);

    final String path;
    final String codeKey;
    final String messageKey;
    final String success;

    @Nullable
    final String nothing;

    Version(String path, String codeKey, String messageKey, String success, @Nullable String nothing) {
        this.path = path;
        this.codeKey = codeKey;
        this.messageKey = messageKey;
        this.success = success;
        this.nothing = nothing;
    }
}
