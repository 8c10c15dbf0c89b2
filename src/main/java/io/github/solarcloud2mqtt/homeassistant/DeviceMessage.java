package io.github.solarcloud2mqtt.homeassistant;

import io.github.solarcloud2mqtt.homeassistant.sensor.EntityConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One message for all entities of a device. An entity is taken away in two steps: at first the message has nothing of it but
 * its platform, then it does not have it at all.
 *
 * @param topic where it is published
 * @param head what stands before the entities
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
            // Early versions take it for all at once, but do not hand it down.
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
    public List<ConfigMessage> next(Map<ConfigTopic, String> kept, Set<String> gone) {
        String present = kept.getOrDefault(topic, "");
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
            if (changed || (own == null && gone.contains(object))) {
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
        String beginning = JsonText.text(head);
        return new ConfigMessage(
                topic,
                beginning.substring(0, beginning.length() - 1) + "," + JsonText.text(EntityComponent.MEMBER) + ":"
                        + EntityComponent.text(entities) + "}");
    }
}
