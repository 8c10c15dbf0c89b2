package io.github.solarcloud2mqtt.simulator;

/** A failed call, answered with a result code (seed 002, appendix 2). */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private static final String INVALID_TOKEN = "invalid_token";

    private final String code;
    private final boolean clientsMistake;

    private Refusal(String code, String message, boolean clientsMistake) {
        super(message, null, false, false);
        this.code = code;
        this.clientsMistake = clientsMistake;
    }

    /** A required parameter is not there. */
    static Refusal missing(String parameter) {
        return new Refusal("009", "er_missing_parameter:" + parameter, true);
    }

    /** A parameter has a value it must not have. */
    static Refusal invalid(String parameter) {
        return new Refusal("010", "er_parameter_value_invalid:" + parameter, true);
    }

    /** Something no client ever has a reason to do. */
    static Refusal mistake(String code, String message) {
        return new Refusal(code, message, true);
    }

    /** Something a good client may run into: wrong settings, an old token, a spent quota. */
    static Refusal fate(String code, String message) {
        return new Refusal(code, message, false);
    }

    /** What the filter says that looks for tokens before anybody looks at the question. */
    static Refusal filter(String description) {
        return new Refusal(INVALID_TOKEN, description, false);
    }

    /** Whether it comes from that filter, whose answers have another shape. */
    boolean isOfFilter() {
        return code.equals(INVALID_TOKEN);
    }

    String code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    boolean isClientsMistake() {
        return clientsMistake;
    }
}
