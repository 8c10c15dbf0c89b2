package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.homeassistant.DiscoveryForm;

/**
 * How devices are announced to Home Assistant.
 *
 * @param enabled whether they are announced
 * @param discoveryPrefix the topic prefix that Home Assistant subscribes to
 * @param discovery the form of the discovery messages
 */
public record HomeAssistantSettings(boolean enabled, String discoveryPrefix, DiscoveryForm discovery) {}
