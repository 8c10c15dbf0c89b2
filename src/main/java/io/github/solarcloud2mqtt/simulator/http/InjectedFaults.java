package io.github.solarcloud2mqtt.simulator.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The injectedFaults that wait for the next calls of an endpoint. */
public final class InjectedFaults {

    /** Stands for every endpoint. */
    public static final String ANY = "*";

    private final Map<String, Deque<InjectedFault>> waiting = new HashMap<>();

    /** The next calls get into fault. */
    public void add(String endpoint, int times, InjectedFault fault) {
        Deque<InjectedFault> injectedFaults = waiting.computeIfAbsent(endpoint, e -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            injectedFaults.add(fault);
        }
    }

    /** The fault of the present call, if there is one; it does not come again. */
    public Optional<InjectedFault> next(String endpoint) {
        return poll(endpoint).or(() -> poll(ANY));
    }

    /** Forgets all injectedFaults. */
    public void clear() {
        waiting.clear();
    }

    private Optional<InjectedFault> poll(String endpoint) {
        return Optional.ofNullable(waiting.get(endpoint)).map(Deque::poll);
    }
}
