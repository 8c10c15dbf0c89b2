package io.github.solarcloud2mqtt.history.homeassistant.api;

import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Sentences about the connection to Home Assistant and its answers. */
final class SocketErrors {
    private final String url;

    SocketErrors(String url) {
        this.url = url;
    }

    HomeAssistantException of(SocketEvent.Failure failure) {
        if (failure.status().isPresent()) {
            return new HomeAssistantException(url + " answers with HTTP "
                    + failure.status().get()
                    + " instead of Home Assistant's WebSocket. home-assistant.url must be the address of Home Assistant in the "
                    + "browser, without a page, such as http://homeassistant.local:8123.");
        }
        String reason = reason(failure.cause());
        return new HomeAssistantException(
                failure.cause() instanceof SSLException
                        ? "There is no TLS connection to Home Assistant at " + url + " (" + reason
                                + "). The certificate must be valid for this host; if Home Assistant has none, begin "
                                + "home-assistant.url with http://."
                        : "Home Assistant at " + url + " cannot be reached (" + reason
                                + "). Check home-assistant.url, and whether Home Assistant is running.");
    }

    private static String reason(Throwable cause) {
        return cause instanceof UnknownHostException ? "unknown host" : String.valueOf(cause.getMessage());
    }

    HomeAssistantException closed(String reason) {
        return new HomeAssistantException("Home Assistant ended the connection"
                + (reason.isEmpty() ? "" : " (" + reason + ")") + ". The same command goes on where this one ended.");
    }

    HomeAssistantException silent() {
        return new HomeAssistantException(
                "Home Assistant at " + url + " does not answer. The same command goes on where this one ended.");
    }

    HomeAssistantException wrongToken() {
        return new HomeAssistantException(
                "Home Assistant does not accept the token. Create a long-lived access token on the page of your user, under "
                        + "Security, and give it as home-assistant.token or HOME_ASSISTANT_TOKEN.");
    }

    HomeAssistantException notHomeAssistant() {
        return new HomeAssistantException(
                url + " does not speak Home Assistant's WebSocket protocol. Check home-assistant.url.");
    }

    HomeAssistantException refused(String command, String code, String message) {
        return new HomeAssistantException(
                switch (code) {
                    case "unauthorized" ->
                        "The token belongs to a user who is not an administrator, as the import of statistics needs. Create "
                                + "the token as an administrator.";
                    case "unknown_command" ->
                        command.startsWith("recorder/")
                                ? "Home Assistant's recorder is off, so that it keeps no statistics. Switch it on "
                                        + "(default_config or recorder in configuration.yaml) and restart Home Assistant."
                                : "This Home Assistant does not know the command " + command + ". Update it.";
                    default -> "Home Assistant refuses " + command + ": " + message;
                });
    }
}
