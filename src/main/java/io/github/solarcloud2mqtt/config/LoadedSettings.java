package io.github.solarcloud2mqtt.config;

import java.util.List;

/**
 * A configuration that can be used.
 *
 * @param settings what it says
 * @param warnings sentences on what is allowed but most likely not meant
 */
public record LoadedSettings(Settings settings, List<String> warnings) {

    public LoadedSettings {
        warnings = List.copyOf(warnings);
    }
}
