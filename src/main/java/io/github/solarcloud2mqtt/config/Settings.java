package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.plant.UnitSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * The whole configuration.
 *
 * @param clouds at least one, in the order of their names
 * @param mqtt the broker and what is published there
 * @param homeAssistant how devices are announced to Home Assistant
 * @param units the units of energy and power
 * @param stateDirectory the folder of the state files; it need not exist
 */
public record Settings(
        List<CloudSettings> clouds,
        MqttSettings mqtt,
        HomeAssistantSettings homeAssistant,
        UnitSettings units,
        Path stateDirectory) {

    public Settings {
        clouds = List.copyOf(clouds);
    }
}
