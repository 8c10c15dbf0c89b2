package io.github.solarcloud2mqtt.history.homeassistant.api;

import java.util.Optional;

/** What a WebSocket reports. */
sealed interface SocketEvent {
    /** A message. */
    record Message(String text) implements SocketEvent {}

    /**
     * The connection failed.
     *
     * @param status the HTTP status with which the WebSocket was refused, if there was a response
     */
    record Failure(Throwable cause, Optional<Integer> status) implements SocketEvent {}

    /** The other side ended the connection. */
    record Closed(String reason) implements SocketEvent {}
}
