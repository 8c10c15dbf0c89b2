package io.github.solarcloud2mqtt.homeassistant;

import io.github.solarcloud2mqtt.homeassistant.retained.RetainedDiscovery;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Announces devices with one message per entity, and recognizes its messages. */
public record Announcer(DiscoveryMessages announcements, RetainedDiscovery kept) {

    public Announcer(Topics topics, String prefix, PayloadForm form, int qos, String version) {
        this(
                new DiscoveryMessages(topics, prefix, DiscoveryForm.ENTITY, form, qos, version),
                new RetainedDiscovery(Set.of(prefix), Set.of(topics.bridgeAvailability())));
    }

    public List<ConfigMessage> forDevice(
            String vendor, Device device, List<MeasuringPoint> points, boolean withFaults) {
        return announcements
                .announce(vendor, device, points, withFaults, Optional.empty())
                .messages();
    }

    /** The entities of the cloud alone. */
    public List<ConfigMessage> forCloud(String vendor, Device plant, String cloudName) {
        List<ConfigMessage> all = announcements
                .announce(vendor, plant, List.of(), false, Optional.of(cloudName))
                .messages();
        return all.subList(1, all.size());
    }

    public boolean isOurs(String topic, String payload) {
        return kept.find(topic, payload).isPresent();
    }
}
