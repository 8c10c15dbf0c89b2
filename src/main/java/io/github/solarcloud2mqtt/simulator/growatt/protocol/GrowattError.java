package io.github.solarcloud2mqtt.simulator.growatt.protocol;

/** A call that is answered with a code (table of codes beside the reference). */
public final class GrowattError extends Exception {

    private static final long serialVersionUID = 1;

    private final int code;
    private final boolean clientsMistake;

    private GrowattError(int code, String message, boolean clientsMistake) {
        super(message, null, false, false);
        this.code = code;
        this.clientsMistake = clientsMistake;
    }

    /** Something no client ever has a reason to do. */
    public static GrowattError mistake(int code, String message) {
        return new GrowattError(code, message, true);
    }

    /** Something a good client may run into. */
    public static GrowattError fate(int code, String message) {
        return new GrowattError(code, message, false);
    }

    public int code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public boolean isClientsMistake() {
        return clientsMistake;
    }
}
