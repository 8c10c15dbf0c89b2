package io.github.solarcloud2mqtt.fault;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.plant.AccountName;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.PublishedFault;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private final FaultEventChannel channel;
    private final StateDirectory state;
    private final String file;
    private final Map<String, PublishedFault> active = new LinkedHashMap<>();
    private final List<FaultEvent> waiting = new ArrayList<>();
    private boolean delivering;

    @Inject
    public FaultTracker(FaultEventChannel channel, StateDirectory state, AccountName account) {
        this.channel = channel;
        this.state = state;
        file = "faults-" + account;
        state.load(file, SAVED).ifPresent(this::restore);
    }

    /** What is damaged is left out: a file may hold anything. */
    private void restore(Saved saved) {
        present(saved.active).filter(PublishedFault::isWhole).forEach(fault -> active.put(fault.id(), fault));
        present(saved.waiting).filter(FaultTracker::isWhole).forEach(waiting::add);
    }

    private static boolean isWhole(FaultEvent event) {
        return Stream.of(event.topic(), event.payload()).allMatch(Objects::nonNull)
                && TOPIC.matcher(event.topic()).matches();
    }

    private static <T> Stream<T> present(@Nullable List<T> entries) {
        return Stream.ofNullable(entries).flatMap(List::stream).filter(Objects::nonNull);
    }

    /**
     * Compares the faults of now with those known.
     *
     * @param faults what the cloud lists
     * @param unanswered the ids of devices whose faults are not completely known: their active faults stay active unless
     *     {@code faults} clears them
     * @param zones gives the time stamps of a device their zone
     */
    public synchronized void accept(
            List<Fault> faults,
            Set<String> unanswered,
            BiFunction<String, LocalDateTime, OffsetDateTime> zones,
            OffsetDateTime now) {
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
        List<FaultEvent> events = new ArrayList<>();
        for (PublishedFault fault : List.copyOf(active.values())) {
            boolean known = clearedAt.containsKey(fault.id()) || !unanswered.contains(fault.device());
            if (!present.containsKey(fault.id()) && known) {
                active.remove(fault.id());
                events.add(channel.event(fault.cleared(clearedAt.getOrDefault(fault.id(), now.toString())), "cleared"));
            }
        }
        present.forEach((id, fault) -> {
            if (active.putIfAbsent(id, fault) == null) {
                events.add(channel.event(fault, "raised"));
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

    /**
     * Tries to announce what is not announced yet. To be called also when the broker is back; until it has the discovery
     * messages, nobody would be listening.
     */
    public synchronized void deliver() {
        if (delivering || waiting.isEmpty() || !channel.isReady()) {
            return;
        }
        delivering = true;
        FaultEvent first = waiting.get(0);
        channel.deliver(first, delivered -> delivered(first, delivered));
    }

    private synchronized void delivered(FaultEvent event, boolean delivered) {
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

    /** What is kept for the next start; public, because Moshi handles no other records. */
    public record Saved(List<PublishedFault> active, List<FaultEvent> waiting) {}
}
