package io.github.solarcloud2mqtt.fault;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.mqtt.MessageBus;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.PublishedFault;
import io.github.solarcloud2mqtt.publish.DiscoveryReconciler;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.topics.FaultDocuments;
import io.github.solarcloud2mqtt.topics.Topics;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces each fault once when it appears and once when it clears, also across restarts of the bridge and absences of
 * the broker: what is active and what is not yet announced is kept in a file. Safe for use by several threads.
 */
@PerCloud
public final class FaultTracker {

    /** More than this would fill memory while the broker is away; the oldest are dropped. */
    private static final int MOST_WAITING = 500;

    /** With any other the broker would never take the event, and the next ones would wait for ever. */
    private static final Pattern TOPIC = Pattern.compile("[^+#\\u0000]+");

    private static final JsonAdapter<Saved> SAVED = new Moshi.Builder().build().adapter(Saved.class);

    private final Logger log = LoggerFactory.getLogger(FaultTracker.class);
    private final MessageBus bus;
    private final DiscoveryReconciler board;
    private final Topics topics;
    private final StateDirectory state;
    private final String file;
    private final Map<String, PublishedFault> active = new LinkedHashMap<>();
    private final List<Event> waiting = new ArrayList<>();
    private boolean delivering;

    @Inject
    public FaultTracker(
            MessageBus bus, DiscoveryReconciler board, Topics topics, StateDirectory state, PollSettings settings) {
        this.bus = bus;
        this.board = board;
        this.topics = topics;
        this.state = state;
        file = "faults-" + settings.name();
        state.load(file, SAVED).ifPresent(this::restore);
    }

    /** What is damaged is left out: a file may hold anything. */
    private void restore(Saved saved) {
        present(saved.active).filter(PublishedFault::isWhole).forEach(fault -> active.put(fault.id(), fault));
        present(saved.waiting).filter(Event::isWhole).forEach(waiting::add);
    }

    private static <T> Stream<T> present(@Nullable List<T> entries) {
        return Stream.ofNullable(entries).flatMap(List::stream).filter(Objects::nonNull);
    }

    /**
     * Compares the faults of now with those known.
     *
     * @param faults what the cloud lists
     * @param zones gives the time stamps of a device their zone
     */
    public synchronized void accept(
            List<Fault> faults, BiFunction<String, LocalDateTime, OffsetDateTime> zones, OffsetDateTime now) {
        Map<String, PublishedFault> present = new LinkedHashMap<>();
        Map<String, String> clearedAt = new LinkedHashMap<>();
        for (Fault fault : faults) {
            if (fault.cleared().isPresent()) {
                clearedAt.put(
                        fault.id(),
                        zones.apply(fault.deviceId(), fault.cleared().get()).toString());
            } else {
                present.put(fault.id(), known(fault, zones, now));
            }
        }
        List<Event> events = new ArrayList<>();
        for (PublishedFault fault : List.copyOf(active.values())) {
            if (!present.containsKey(fault.id())) {
                active.remove(fault.id());
                events.add(event(fault.cleared(clearedAt.getOrDefault(fault.id(), now.toString())), "cleared"));
            }
        }
        present.forEach((id, fault) -> {
            if (active.putIfAbsent(id, fault) == null) {
                events.add(event(fault, "raised"));
            }
        });
        if (!events.isEmpty()) {
            waiting.addAll(events);
            save();
        }
        deliver();
    }

    private static PublishedFault known(
            Fault fault, BiFunction<String, LocalDateTime, OffsetDateTime> zones, OffsetDateTime now) {
        String raised = fault.raised()
                .map(time -> zones.apply(fault.deviceId(), time))
                .orElse(now)
                .toString();
        return PublishedFault.of(fault, raised);
    }

    private Event event(PublishedFault fault, String what) {
        return new Event(topics.fault(fault.device()), FaultDocuments.event(fault, what));
    }

    /**
     * Tries to announce what is not announced yet. To be called also when the broker is back; until it has the discovery
     * messages, nobody would be listening.
     */
    public synchronized void deliver() {
        if (delivering || waiting.isEmpty() || !board.isSettled()) {
            return;
        }
        delivering = true;
        Event first = waiting.get(0);
        bus.deliver(Message.event(first.topic, first.payload), delivered -> delivered(first, delivered));
    }

    private synchronized void delivered(Event event, boolean delivered) {
        delivering = false;
        if (delivered) {
            waiting.remove(event);
            save();
            deliver();
        }
    }

    /** The active faults of a device. */
    public synchronized List<PublishedFault> of(String deviceId) {
        return active.values().stream()
                .filter(fault -> fault.device().equals(deviceId))
                .collect(Collectors.toUnmodifiableList());
    }

    private void save() {
        int tooMany = waiting.size() - MOST_WAITING;
        if (tooMany > 0) {
            log.warn("{} events of faults are dropped: more than {} wait for the broker.", tooMany, MOST_WAITING);
            waiting.subList(0, tooMany).clear();
        }
        state.trySave(file, SAVED, new Saved(List.copyOf(active.values()), List.copyOf(waiting)));
    }

    /** An event that is to be announced; public, because Moshi handles no other records. */
    public record Event(String topic, String payload) {
        private boolean isWhole() {
            return Stream.of(topic, payload).allMatch(Objects::nonNull)
                    && TOPIC.matcher(topic).matches();
        }
    }

    /** What is kept for the next start; public, because Moshi handles no other records. */
    public record Saved(List<PublishedFault> active, List<Event> waiting) {}
}
