package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.homeassistant.DiscoveryForm;
import io.github.solarcloud2mqtt.secret.Secret;
import java.util.Optional;

/**
 * How devices are announced to Home Assistant, and how its statistics are reached.
 *
 * @param enabled whether they are announced
 * @param discoveryPrefix the topic prefix that Home Assistant subscribes to
 * @param discovery the form of the discovery messages
 * @param url the address of Home Assistant without a slash at the end; needed for its statistics only
 * @param token a long-lived access token; needed for its statistics only
 */
public record HomeAssistantSettings(
        boolean enabled,
        String discoveryPrefix,
        DiscoveryForm discovery,
        Optional<String> url,
        Optional<Secret> token) {}
