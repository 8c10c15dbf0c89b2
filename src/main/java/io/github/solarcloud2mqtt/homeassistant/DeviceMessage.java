package io.github.solarcloud2mqtt.homeassistant;

import io.github.solarcloud2mqtt.homeassistant.entity.DiscoveryDevice;
import io.github.solarcloud2mqtt.homeassistant.entity.Entity;
import io.github.solarcloud2mqtt.homeassistant.sensor.EntityConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One message for all entities of a device. An entity is removed in two steps: the first message contains only its platform,
 * the next one no longer contains it.
 *
 * @param topic the topic
 * @param head the members before the entities
 * @param components the entities by their ids
 */
record DeviceMessage(ConfigTopic topic, Map<String, Object> head, Map<String, EntityComponent> components)
        implements DeviceDiscovery {

    static DeviceMessage of(
            String prefix,
            DiscoveryDevice device,
            List<Entity> entities,
            List<String> availableWith,
            int qos,
            Map<String, Object> origin) {
        Map<String, EntityComponent> components = new LinkedHashMap<>();
        for (Entity entity : entities) {
            EntityConfig config =
                    new EntityConfig().with("platform", entity.component()).withAll(entity.config());
            if (!entity.availableWith().equals(availableWith)) {
                config.withAll(entity.availability());
            }
            // Early versions of Home Assistant do not apply the qos of the message to its entities.
            config.with("qos", qos);
            components.put(entity.object(), new EntityComponent(entity.component(), JsonText.text(config.content())));
        }
        Map<String, Object> head = new EntityConfig()
                .with("device", device.description())
                .with("origin", origin)
                .withAll(Entity.availabilityOf(availableWith))
                .content();
        return new DeviceMessage(ConfigTopic.ofDevice(prefix, device.node()), head, components);
    }

    @Override
    public String node() {
        return topic.node();
    }

    @Override
    public Set<String> objects() {
        return Set.copyOf(components.keySet());
    }

    @Override
    public boolean isInPlace(ConfigTopic other) {
        return topic.equals(other);
    }

    @Override
    public List<ConfigMessage> messages() {
        return List.of(message(components));
    }

    @Override
    public List<ConfigMessage> next(Map<ConfigTopic, String> retained, Set<String> removed) {
        String present = retained.getOrDefault(topic, "");
        if (message(components).payload().equals(present)) {
            return List.of();
        }
        Map<String, EntityComponent> wanted = new LinkedHashMap<>(components);
        Map<String, EntityComponent> removals = new LinkedHashMap<>();
        EntityComponent.readAll(present).forEach((object, old) -> {
            EntityComponent own = components.get(object);
            boolean changed = own != null && !own.platform().equals(old.platform());
            if (old.isRemoval()) {
                return;
            }
            if (changed || (own == null && removed.contains(object))) {
                removals.put(object, old.removal());
            } else if (own == null) {
                wanted.put(object, old);
            }
        });
        wanted.putAll(removals);
        ConfigMessage message = message(wanted);
        return message.payload().equals(present) ? List.of() : List.of(message);
    }

    private ConfigMessage message(Map<String, EntityComponent> entities) {
        String payload = JsonText.object(writer -> {
            JsonText.writeMembers(writer, head);
            EntityComponent.writeAll(writer, entities);
        });
        return new ConfigMessage(topic, payload);
    }
}
