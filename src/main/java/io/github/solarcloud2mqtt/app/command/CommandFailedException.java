package io.github.solarcloud2mqtt.app.command;

/** A command could not do its work; the message says why and what to do. */
public final class CommandFailedException extends Exception {

    public CommandFailedException(String message) {
        super(message);
    }
}
