package io.github.solarcloud2mqtt.homeassistant;

/** How Home Assistant is told of a device. The ids of the entities are the same either way. */
public enum DiscoveryForm {
    /** One message for each entity. Every Home Assistant and every openHAB knows it. */
    ENTITY,
    /** One message for each device. Home Assistant knows it since 2024.11, openHAB from about 5.2. */
    DEVICE
}
