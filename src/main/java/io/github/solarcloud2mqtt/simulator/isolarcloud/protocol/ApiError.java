package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

/** A failed call, answered with a result code (seed 002, appendix 2). */
public final class ApiError extends Exception {

    private static final long serialVersionUID = 1;

    private static final String INVALID_TOKEN = "invalid_token";

    private final String code;
    private final boolean violation;

    private ApiError(String code, String message, boolean violation) {
        super(message, null, false, false);
        this.code = code;
        this.violation = violation;
    }

    /** A required parameter is not there. */
    public static ApiError missing(String parameter) {
        return new ApiError("009", "er_missing_parameter:" + parameter, true);
    }

    /** A parameter has a value it must not have. */
    public static ApiError invalid(String parameter) {
        return new ApiError("010", "er_parameter_value_invalid:" + parameter, true);
    }

    /** Something no client ever has a reason to do. */
    public static ApiError violation(String code, String message) {
        return new ApiError(code, message, true);
    }

    /** Something a good client may run into: wrong settings, an old token, a spent quota. */
    public static ApiError failure(String code, String message) {
        return new ApiError(code, message, false);
    }

    /** What the filter says that looks for tokens before anybody looks at the question. */
    public static ApiError filter(String description) {
        return new ApiError(INVALID_TOKEN, description, false);
    }

    /** Whether it comes from that filter, whose answers have another shape. */
    public boolean isTokenFilterError() {
        return code.equals(INVALID_TOKEN);
    }

    public String code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public boolean isViolation() {
        return violation;
    }
}
