package io.github.solarcloud2mqtt.homeassistant;

import java.util.Locale;

/** Discovery message format. The text of each constant is its word in the configuration. Entity ids do not depend on it. */
public enum DiscoveryForm {
    /** One message for each entity. Every Home Assistant and every openHAB supports it. */
    ENTITY,
    /** One message for each device. Home Assistant supports it since 2024.11, openHAB from about 5.2. */
    DEVICE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
