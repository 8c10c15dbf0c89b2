package io.github.solarcloud2mqtt.app;

/** A command could not do its work; the message says why and what to do. */
final class CommandFailedException extends Exception {

    CommandFailedException(String message) {
        super(message);
    }
}
