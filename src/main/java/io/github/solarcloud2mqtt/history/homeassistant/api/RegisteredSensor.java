package io.github.solarcloud2mqtt.history.homeassistant.api;

/**
 * A sensor in Home Assistant's registry.
 *
 * @param entityId its id, which the user may have changed
 * @param isEnabled whether Home Assistant records it
 */
public record RegisteredSensor(String entityId, boolean isEnabled) {}
