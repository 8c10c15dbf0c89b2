package io.github.solarcloud2mqtt.config.hocon;

import java.util.List;

/**
 * An invalid configuration. The message is for the user: all errors, one per line, each with its location and what is
 * allowed. It never contains a secret.
 */
public final class ConfigurationException extends Exception {

    private final List<String> errors;

    ConfigurationException(List<String> errors) {
        super(String.join("\n", errors));
        this.errors = List.copyOf(errors);
    }

    /** The errors: those of the file in its order, then those of the environment. */
    public List<String> errors() {
        return errors;
    }
}
