package io.github.solarcloud2mqtt.simulator.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The faults scheduled for the next calls, by endpoint. */
public final class InjectedFaults {

    /** Stands for all endpoints. */
    public static final String ANY = "*";

    private final Map<String, Deque<InjectedFault>> scheduledByEndpoint = new HashMap<>();

    /** Schedules a fault for the next calls of an endpoint. */
    public void add(String endpoint, int times, InjectedFault fault) {
        Deque<InjectedFault> scheduled = scheduledByEndpoint.computeIfAbsent(endpoint, e -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            scheduled.add(fault);
        }
    }

    /** Takes the fault scheduled for the present call, if there is one. */
    public Optional<InjectedFault> next(String endpoint) {
        return poll(endpoint).or(() -> poll(ANY));
    }

    /** Removes all scheduled faults. */
    public void clear() {
        scheduledByEndpoint.clear();
    }

    private Optional<InjectedFault> poll(String endpoint) {
        return Optional.ofNullable(scheduledByEndpoint.get(endpoint)).map(Deque::poll);
    }
}
