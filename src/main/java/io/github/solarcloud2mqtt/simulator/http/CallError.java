package io.github.solarcloud2mqtt.simulator.http;

/** Why a simulated cloud rejects a call. */
public abstract class CallError extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean violation;

    /**
     * @param message the message that the cloud responds with
     * @param violation whether a correct client never causes this error
     */
    protected CallError(String message, boolean violation) {
        super(message, null, false, false);
        this.violation = violation;
    }

    /** The message that the cloud responds with. */
    public final String message() {
        return String.valueOf(getMessage());
    }

    /** Whether a correct client never causes this error. */
    public final boolean isViolation() {
        return violation;
    }
}
