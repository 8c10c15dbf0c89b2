package io.github.solarcloud2mqtt.app.console;

/** Thrown if a command fails; the message says why and what to do. */
public final class CommandFailedException extends Exception {

    public CommandFailedException(String message) {
        super(message);
    }
}
