package io.github.solarcloud2mqtt.homeassistant.retained;

import io.github.solarcloud2mqtt.topics.Topics;
import java.util.Collection;

/**
 * A device that another bridge announces.
 *
 * @param node the device's level in the topics
 * @param topics the topics of the other bridge
 */
public record OtherAnnouncement(String node, Topics topics) {

    /**
     * What it means that another bridge announces devices of this one, and what to do.
     *
     * @param base the base topic of the other bridge
     * @param nodes the devices that both announce, at least one
     */
    public static String sentence(String base, Collection<String> nodes) {
        String first = nodes.stream().sorted().findFirst().orElseThrow();
        String devices = nodes.size() == 1 ? first : first + " and " + (nodes.size() - 1) + " more";
        return "Another bridge, with mqtt.base-topic " + base + ", announces the same devices to Home Assistant ("
                + devices
                + "). Home Assistant follows the one that announced a device last. Stop one of the two bridges, or"
                + " leave the plants out of one with plants.exclude.";
    }
}
