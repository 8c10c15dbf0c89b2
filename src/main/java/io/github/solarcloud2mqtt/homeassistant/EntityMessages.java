package io.github.solarcloud2mqtt.homeassistant;

import io.github.solarcloud2mqtt.homeassistant.entity.DiscoveryDevice;
import io.github.solarcloud2mqtt.homeassistant.entity.Entity;
import io.github.solarcloud2mqtt.homeassistant.sensor.EntityConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One message for each entity.
 *
 * @param prefix the discovery prefix
 * @param payloads the messages by topic
 */
record EntityMessages(String prefix, String node, Map<ConfigTopic, String> payloads) implements DeviceDiscovery {

    static EntityMessages of(
            String prefix, DiscoveryDevice device, List<Entity> entities, int qos, Map<String, Object> origin) {
        Map<ConfigTopic, String> payloads = new LinkedHashMap<>();
        for (Entity entity : entities) {
            EntityConfig config = new EntityConfig()
                    .withAll(entity.config())
                    .withAll(entity.availability())
                    .with("qos", qos)
                    .with("device", device.description())
                    .with("origin", origin);
            payloads.put(
                    new ConfigTopic(prefix, entity.component(), device.node(), entity.object()),
                    JsonText.text(config.content()));
        }
        return new EntityMessages(prefix, device.node(), payloads);
    }

    @Override
    public Set<String> objects() {
        return payloads.keySet().stream().map(ConfigTopic::object).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isInPlace(ConfigTopic topic) {
        return !topic.isOfDevice() && topic.prefix().equals(prefix);
    }

    @Override
    public List<ConfigMessage> messages() {
        return payloads.entrySet().stream()
                .map(entry -> new ConfigMessage(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public List<ConfigMessage> next(Map<ConfigTopic, String> retained, Set<String> removed) {
        Set<String> objects = objects();
        List<ConfigMessage> removals = new ArrayList<>();
        for (ConfigTopic topic : retained.keySet()) {
            boolean moved = objects.contains(topic.object());
            if (!payloads.containsKey(topic) && (moved || removed.contains(topic.object()))) {
                removals.add(ConfigMessage.removal(topic));
            }
        }
        return removals.isEmpty() ? differing(retained) : removals;
    }

    private List<ConfigMessage> differing(Map<ConfigTopic, String> retained) {
        return payloads.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(retained.get(entry.getKey())))
                .map(entry -> new ConfigMessage(entry.getKey(), entry.getValue()))
                .toList();
    }
}
