package io.github.solarcloud2mqtt.config;

import java.util.List;

/**
 * A valid configuration.
 *
 * @param settings its content
 * @param warnings sentences about settings that are allowed but most likely not intended
 */
public record LoadedSettings(Settings settings, List<String> warnings) {

    public LoadedSettings {
        warnings = List.copyOf(warnings);
    }
}
