package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

import io.github.solarcloud2mqtt.simulator.http.CallError;

/** A failed call with its result code (Sungrow Open API, appendix 2). */
public final class ApiError extends CallError {

    private static final long serialVersionUID = 1;

    private static final String INVALID_TOKEN = "invalid_token";

    private final String code;

    private ApiError(String code, String message, boolean violation) {
        super(message, violation);
        this.code = code;
    }

    /** A required parameter is missing. */
    public static ApiError missing(String parameter) {
        return new ApiError("009", "er_missing_parameter:" + parameter, true);
    }

    /** A parameter has an invalid value. */
    public static ApiError invalid(String parameter) {
        return new ApiError("010", "er_parameter_value_invalid:" + parameter, true);
    }

    /** An error that a correct client never causes. */
    public static ApiError violation(String code, String message) {
        return new ApiError(code, message, true);
    }

    /** An error that a correct client may run into: wrong settings, an old token, a used up quota. */
    public static ApiError failure(String code, String message) {
        return new ApiError(code, message, false);
    }

    /** An error of the token filter, which runs before all other checks. */
    public static ApiError filter(String description) {
        return new ApiError(INVALID_TOKEN, description, false);
    }

    /** Whether it comes from the token filter, whose responses have another format. */
    public boolean isTokenFilterError() {
        return code.equals(INVALID_TOKEN);
    }

    public String code() {
        return code;
    }
}
