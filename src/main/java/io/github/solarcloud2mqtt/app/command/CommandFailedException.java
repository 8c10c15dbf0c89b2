package io.github.solarcloud2mqtt.app.command;

/** Thrown if a command fails; the message says why and what to do. */
final class CommandFailedException extends Exception {

    public CommandFailedException(String message) {
        super(message);
    }
}
