package io.github.solarcloud2mqtt.fault;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.plant.AccountName;
import io.github.solarcloud2mqtt.plant.DisplayText;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.PublishedFault;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes an event for each fault once when it appears and once when it clears, also across restarts of the bridge
 * and interruptions of the broker connection: active faults and pending events are stored in a file. Thread-safe.
 */
@PerCloud
public final class FaultTracker {

    /** More pending events would fill the memory while the broker is away; the oldest are dropped. */
    private static final int MOST_PENDING = 500;

    private static final JsonAdapter<Saved> SAVED = new Moshi.Builder().build().adapter(Saved.class);

    private final Logger log = LoggerFactory.getLogger(FaultTracker.class);
    private final FaultEventChannel channel;
    private final StateDirectory state;
    private final String file;
    private final Map<String, PublishedFault> active = new LinkedHashMap<>();
    private final List<FaultEvent> pending = new ArrayList<>();
    private boolean delivering;

    @Inject
    public FaultTracker(FaultEventChannel channel, StateDirectory state, AccountName account) {
        this.channel = channel;
        this.state = state;
        file = "faults-" + account;
        state.load(file, SAVED).ifPresent(this::restore);
    }

    /** Damaged entries are left out. */
    private void restore(Saved saved) {
        present(saved.active).filter(PublishedFault::isWhole).forEach(fault -> active.put(fault.id(), fault));
        present(saved.waiting)
                .filter(FaultTracker::isWhole)
                .filter(this::isPublishable)
                .forEach(pending::add);
    }

    private static boolean isWhole(FaultEvent event) {
        return Stream.of(event.topic(), event.payload()).allMatch(Objects::nonNull);
    }

    /** An event that the broker never accepts would block the ones behind it. */
    private boolean isPublishable(FaultEvent event) {
        boolean publishable = channel.isPublishable(event);
        if (!publishable) {
            log.warn(
                    "A stored event of a fault is dropped: nothing can be published on its topic {}.",
                    DisplayText.name(event.topic()));
        }
        return publishable;
    }

    private static <T> Stream<T> present(@Nullable List<T> entries) {
        return Stream.ofNullable(entries).flatMap(List::stream).filter(Objects::nonNull);
    }

    /**
     * Compares the faults that the cloud lists with the known ones.
     *
     * @param listed the faults that the cloud lists
     * @param covered whether the list is complete for a device, by its id: only then a fault that is missing has
     * cleared
     * @param clock the local time of the plants
     */
    public synchronized void accept(List<Fault> listed, Predicate<String> covered, FaultClock clock) {
        Map<String, PublishedFault> present = new LinkedHashMap<>();
        Map<String, String> clearedAt = new LinkedHashMap<>();
        for (Fault fault : listed) {
            if (fault.cleared().isPresent()) {
                clearedAt.put(
                        fault.id(),
                        clock.resolve(fault.deviceId(), fault.cleared().get()).toString());
            } else {
                present.put(fault.id(), raised(fault, clock));
            }
        }
        List<FaultEvent> events = new ArrayList<>();
        for (PublishedFault fault : List.copyOf(active.values())) {
            boolean isOver = clearedAt.containsKey(fault.id()) || covered.test(fault.device());
            if (!present.containsKey(fault.id()) && isOver) {
                active.remove(fault.id());
                String moment = Optional.ofNullable(clearedAt.get(fault.id()))
                        .orElseGet(() -> clock.now(fault.device()).toString());
                events.add(channel.event(fault.cleared(moment), "cleared"));
            }
        }
        present.forEach((id, fault) -> {
            if (active.putIfAbsent(id, fault) == null) {
                events.add(channel.event(fault, "raised"));
            }
        });
        if (!events.isEmpty()) {
            pending.addAll(events);
            save();
        }
        deliver();
    }

    private static PublishedFault raised(Fault fault, FaultClock clock) {
        OffsetDateTime moment = fault.raised()
                .map(time -> clock.resolve(fault.deviceId(), time))
                .orElseGet(() -> clock.now(fault.deviceId()));
        return PublishedFault.of(fault, moment.toString());
    }

    /**
     * Publishes the pending events once the channel is ready. Must also be called when the channel becomes ready.
     */
    public synchronized void deliver() {
        if (delivering || pending.isEmpty() || !channel.isReady()) {
            return;
        }
        delivering = true;
        FaultEvent first = pending.get(0);
        channel.deliver(first, delivered -> delivered(first, delivered));
    }

    private synchronized void delivered(FaultEvent event, boolean delivered) {
        delivering = false;
        if (delivered) {
            pending.remove(event);
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
        int tooMany = pending.size() - MOST_PENDING;
        if (tooMany > 0) {
            log.warn("{} events of faults are dropped: more than {} wait for the broker.", tooMany, MOST_PENDING);
            pending.subList(0, tooMany).clear();
        }
        state.trySave(file, SAVED, new Saved(List.copyOf(active.values()), List.copyOf(pending)));
    }

    /** The content of the file; public because Moshi handles no other records. */
    public record Saved(List<PublishedFault> active, List<FaultEvent> waiting) {}
}
