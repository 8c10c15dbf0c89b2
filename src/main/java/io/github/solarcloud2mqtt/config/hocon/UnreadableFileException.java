package io.github.solarcloud2mqtt.config.hocon;

import io.github.solarcloud2mqtt.config.value.Excerpt;

/** Thrown if a configuration file cannot be read. */
public final class UnreadableFileException extends RuntimeException {

    /**
     * @param file the name of the file
     * @param sentence why it cannot be read and what to do
     */
    UnreadableFileException(String file, String sentence) {
        super(Excerpt.of(file) + ": " + sentence);
    }
}
