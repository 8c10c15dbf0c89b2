package io.github.solarcloud2mqtt.simulator.growatt.protocol;

import io.github.solarcloud2mqtt.simulator.http.CallError;

/** A failed call with its code (Growatt OpenAPI v1 and v4, global error codes). */
public final class GrowattError extends CallError {

    private static final long serialVersionUID = 1;

    private final int code;

    private GrowattError(int code, String message, boolean violation) {
        super(message, violation);
        this.code = code;
    }

    /** An error that a correct client never causes. */
    public static GrowattError violation(int code, String message) {
        return new GrowattError(code, message, true);
    }

    /** An error that a correct client may run into. */
    public static GrowattError failure(int code, String message) {
        return new GrowattError(code, message, false);
    }

    public int code() {
        return code;
    }
}
