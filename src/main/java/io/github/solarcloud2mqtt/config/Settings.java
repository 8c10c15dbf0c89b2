package io.github.solarcloud2mqtt.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Everything the owner can configure (contract, section 3).
 *
 * @param clouds at least one, in the order of their names
 * @param mqtt the broker and what is published there
 * @param homeAssistant how Home Assistant finds the devices
 * @param units the units of energy and power
 * @param stateDirectory the folder for what survives a restart; it need not exist yet
 */
public record Settings(
        List<CloudSettings> clouds,
        MqttSettings mqtt,
        HomeAssistantSettings homeAssistant,
        ConfiguredUnits units,
        Path stateDirectory) {

    public Settings {
        clouds = List.copyOf(clouds);
    }
}
