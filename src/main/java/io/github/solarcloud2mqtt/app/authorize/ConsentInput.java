package io.github.solarcloud2mqtt.app.authorize;

/**
 * Input of {@code authorize} while it waits for an authorization code.
 *
 * @param text a line of the keyboard, or the URL of the browser; it may contain a code, so it is never logged
 */
public record ConsentInput(Source source, String text) {

    /** Where the input comes from. */
    enum Source {
        BROWSER,
        KEYBOARD,
        /** The end of the keyboard input. */
        KEYBOARD_ENDED
    }
}
