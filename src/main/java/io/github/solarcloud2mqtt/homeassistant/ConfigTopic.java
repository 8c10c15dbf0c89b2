package io.github.solarcloud2mqtt.homeassistant;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The topic of a configuration message.
 *
 * @param prefix the discovery prefix
 * @param component the platform of the entity, or {@code device} for a message of a whole device
 * @param node the device
 * @param object the entity within the device; empty for a message of a whole device
 */
public record ConfigTopic(String prefix, String component, String node, String object) {

    private static final String DEVICE = "device";
    private static final String ID = "([a-zA-Z0-9_-]+)";
    private static final Pattern OF_ENTITY = Pattern.compile("(.+)/(?!device/)([a-z_]+)/" + ID + "/" + ID + "/config");
    private static final Pattern OF_DEVICE = Pattern.compile("(.+)/" + DEVICE + "/" + ID + "/config");

    static ConfigTopic ofDevice(String prefix, String node) {
        return new ConfigTopic(prefix, DEVICE, node, "");
    }

    /** Parses a topic below one of the prefixes; empty if this program does not use such topics. */
    public static Optional<ConfigTopic> parse(String topic, Iterable<String> prefixes) {
        for (String prefix : prefixes) {
            Matcher device = OF_DEVICE.matcher(topic);
            if (device.matches() && device.group(1).equals(prefix)) {
                return Optional.of(ofDevice(prefix, device.group(2)));
            }
            Matcher entity = OF_ENTITY.matcher(topic);
            if (entity.matches() && entity.group(1).equals(prefix)) {
                return Optional.of(new ConfigTopic(prefix, entity.group(2), entity.group(3), entity.group(4)));
            }
        }
        return Optional.empty();
    }

    public boolean isOfDevice() {
        return component.equals(DEVICE);
    }

    public String text() {
        return prefix + "/" + component + "/" + node + (isOfDevice() ? "" : "/" + object) + "/config";
    }
}
