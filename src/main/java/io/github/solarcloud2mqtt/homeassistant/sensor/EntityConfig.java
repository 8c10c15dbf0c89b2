package io.github.solarcloud2mqtt.homeassistant.sensor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Builds the configuration of an entity; the keys keep the order of the calls. */
public final class EntityConfig {

    private final Map<String, Object> content = new LinkedHashMap<>();

    public EntityConfig with(String key, Object value) {
        content.put(key, value);
        return this;
    }

    EntityConfig withPresent(String key, Optional<?> value) {
        value.ifPresent(present -> content.put(key, present));
        return this;
    }

    public EntityConfig withAll(Map<String, Object> more) {
        content.putAll(more);
        return this;
    }

    public Map<String, Object> content() {
        return content;
    }
}
