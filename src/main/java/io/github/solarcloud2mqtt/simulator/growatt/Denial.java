package io.github.solarcloud2mqtt.simulator.growatt;

/** A call that is answered with a code (table of codes beside the reference). */
final class Denial extends Exception {

    private static final long serialVersionUID = 1;

    private final int code;
    private final boolean clientsMistake;

    private Denial(int code, String message, boolean clientsMistake) {
        super(message, null, false, false);
        this.code = code;
        this.clientsMistake = clientsMistake;
    }

    /** Something no client ever has a reason to do. */
    static Denial mistake(int code, String message) {
        return new Denial(code, message, true);
    }

    /** Something a good client may run into. */
    static Denial fate(int code, String message) {
        return new Denial(code, message, false);
    }

    int code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    boolean isClientsMistake() {
        return clientsMistake;
    }
}
