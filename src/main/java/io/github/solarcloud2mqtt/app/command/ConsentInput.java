package io.github.solarcloud2mqtt.app.command;

/**
 * What {@code authorize} hears while it waits for a code.
 *
 * @param text a line, or the address the browser was sent to; it may hold a code, so it is never logged
 */
record ConsentInput(Source source, String text) {

    /** Who says it. */
    enum Source {
        BROWSER,
        KEYBOARD,
        /** The keyboard will say no more. */
        KEYBOARD_ENDED
    }
}
