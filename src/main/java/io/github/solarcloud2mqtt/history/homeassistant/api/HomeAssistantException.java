package io.github.solarcloud2mqtt.history.homeassistant.api;

/** Home Assistant cannot be reached, or refuses a command. The message is for the user. */
public final class HomeAssistantException extends Exception {
    private static final long serialVersionUID = 1L;

    HomeAssistantException(String message) {
        super(message);
    }
}
