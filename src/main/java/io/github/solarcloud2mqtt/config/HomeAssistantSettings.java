package io.github.solarcloud2mqtt.config;

/**
 * How Home Assistant finds the devices.
 *
 * @param enabled whether it is told of them at all
 * @param discoveryPrefix the topic it listens at
 * @param discovery how it is told
 */
public record HomeAssistantSettings(boolean enabled, String discoveryPrefix, ConfiguredDiscovery discovery) {}
