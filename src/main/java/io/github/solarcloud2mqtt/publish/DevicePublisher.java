package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.homeassistant.DeviceDiscovery;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryMessages;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.plant.PointValue;
import io.github.solarcloud2mqtt.plant.PublishedFault;
import io.github.solarcloud2mqtt.publish.RetainedMessages.Priority;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.topics.FaultDocuments;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.StateDocument;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Publishes one cloud's devices, and removes those that are missing in two discoveries. */
@PerCloud
public final class DevicePublisher {

    private final RetainedMessages retained;
    private final WantedDiscovery discovery;
    private final Topics topics;
    private final PayloadForm form;
    private final Optional<DiscoveryMessages> announcements;
    private final PublishedCloud cloud;
    private final RemovalDetector<String> topicAbsences = new RemovalDetector<>();
    private final RemovalDetector<EntityKey> entityAbsences = new RemovalDetector<>();

    @Inject
    public DevicePublisher(
            RetainedMessages retained,
            WantedDiscovery discovery,
            Topics topics,
            PayloadForm form,
            Optional<DiscoveryMessages> announcements,
            PublishedCloud cloud) {
        this.retained = retained;
        this.discovery = discovery;
        this.topics = topics;
        this.form = form;
        this.announcements = announcements;
        this.cloud = cloud;
    }

    /**
     * Announces the devices of a discovery, and removes what the configuration excludes and what is missing in two complete
     * discoveries in a row.
     *
     * @param complete whether the discovery covered the whole account; otherwise nothing counts as missing
     */
    public void announce(List<MonitoredDevice> devices, boolean complete) {
        Set<String> wantedTopics = new HashSet<>();
        Set<EntityKey> wantedEntities = new HashSet<>();
        for (MonitoredDevice known : devices) {
            topicsOf(known).forEach(topic -> {
                wantedTopics.add(topic);
                retained.reserve(topic);
            });
            announcement(known, known.points()).ifPresent(announcement -> {
                wantedEntities.addAll(EntityKey.all(announcement));
                discovery.announce(announcement);
                removeExcluded(known, announcement.objects());
            });
            known.excluded().forEach(point -> retained.exclude(topics.point(known.id(), point.key())));
        }
        // Entities are removed first: Home Assistant logs an error for an entity whose topics become empty.
        entityAbsences.accept(wantedEntities, complete).forEach(gone -> gone.removeFrom(discovery));
        topicAbsences.accept(wantedTopics, complete).forEach(retained::remove);
    }

    /** Removes the entities that an earlier run announced of points that the configuration excludes. */
    private void removeExcluded(MonitoredDevice known, Set<String> wanted) {
        if (known.excluded().isEmpty()) {
            return;
        }
        announcement(known, known.excluded()).ifPresent(excluded -> {
            Set<String> objects = new HashSet<>(excluded.objects());
            objects.removeAll(wanted);
            discovery.remove(excluded.node(), objects);
        });
    }

    private Optional<DeviceDiscovery> announcement(MonitoredDevice known, List<MeasuringPoint> points) {
        Optional<String> cloudName = known.isPlant() ? Optional.of(cloud.name()) : Optional.empty();
        return announcements.map(entities ->
                entities.announce(cloud.vendor(), known.device(), points, cloud.watchesFaults(), cloudName));
    }

    private Set<String> topicsOf(MonitoredDevice known) {
        Set<String> of = new HashSet<>();
        of.add(topics.availability(known.id()));
        if (cloud.watchesFaults()) {
            of.add(topics.problem(known.id()));
            of.add(topics.faults(known.id()));
        }
        if (form.hasStateDocument()) {
            of.add(topics.state(known.id()));
        }
        if (form.hasPointTopics()) {
            known.points().forEach(point -> of.add(topics.point(known.id(), point.key())));
        }
        return of;
    }

    /** Publishes whether a device is online. */
    public void availability(MonitoredDevice known, boolean online) {
        retained.put(Priority.AVAILABILITY, topics.availability(known.id()), online ? Topics.ONLINE : Topics.OFFLINE);
    }

    /**
     * Publishes a device's values.
     *
     * @param values the values by the points' keys
     * @param time when they were measured
     */
    public void values(MonitoredDevice known, Map<String, PointValue> values, Optional<OffsetDateTime> time) {
        if (form.hasStateDocument()) {
            String document = StateDocument.of(known.points(), values, time);
            retained.put(Priority.STATE, topics.state(known.id()), document);
        }
        if (form.hasPointTopics()) {
            for (MeasuringPoint point : known.points()) {
                Optional.ofNullable(values.get(point.key()))
                        .ifPresent(value ->
                                retained.put(Priority.STATE, topics.point(known.id(), point.key()), value.text()));
            }
        }
    }

    /**
     * Publishes a device's faults and its problem state.
     *
     * @param alerted whether the cloud marks the device itself as faulty
     */
    public void faults(MonitoredDevice known, List<PublishedFault> active, boolean alerted) {
        boolean problem = alerted || active.stream().anyMatch(PublishedFault::isProblem);
        // The list is published first, so that it is there when a consumer sees the problem.
        retained.put(Priority.STATE, topics.faults(known.id()), FaultDocuments.active(active));
        retained.put(Priority.STATE, topics.problem(known.id()), problem ? Topics.ON : Topics.OFF);
    }

    /**
     * An entity, or a device as a whole.
     *
     * @param object the entity; empty for the device
     */
    private record EntityKey(String node, String object) {

        static Set<EntityKey> all(DeviceDiscovery announcement) {
            return Stream.concat(Stream.of(""), announcement.objects().stream())
                    .map(object -> new EntityKey(announcement.node(), object))
                    .collect(Collectors.toUnmodifiableSet());
        }

        void removeFrom(WantedDiscovery broker) {
            if (object.isEmpty()) {
                broker.remove(node);
            } else {
                broker.remove(node, Set.of(object));
            }
        }
    }
}
