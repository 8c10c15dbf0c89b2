package io.github.solarcloud2mqtt.publish;

import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import io.github.solarcloud2mqtt.time.Scheduler;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether the bridge works: it is connected to the broker, and each cloud is polled within its own interval or waits
 * for a known reason, such as a spent quota. While it works, the file {@code heartbeat} is touched. Thread-safe.
 */
@Singleton
public final class BridgeHealth {

    private static final Duration BEAT = Duration.ofSeconds(30);

    private final StateDirectory state;
    private final InstantSource clock;
    private final MonotonicClock monotonic;
    private final Scheduler scheduler;
    private final Map<String, Optional<Duration>> deadlines = new TreeMap<>();
    private boolean brokerConnected;
    private Scheduler.Scheduled next = () -> {};

    @Inject
    public BridgeHealth(
            StateDirectory state, InstantSource clock, MonotonicClock monotonic, @Named("broker") Scheduler scheduler) {
        this.state = state;
        this.clock = clock;
        this.monotonic = monotonic;
        this.scheduler = scheduler;
    }

    /** Starts touching the file. */
    public synchronized void start() {
        next = scheduler.schedule(BEAT, this::check);
    }

    /** Stops touching the file. */
    public synchronized void stop() {
        next.cancel();
        next = () -> {};
    }

    private synchronized void check() {
        beat();
        next = scheduler.schedule(BEAT, this::check);
    }

    /** Records whether there is a connection to the broker. */
    public synchronized void brokerConnected(boolean connected) {
        brokerConnected = connected;
        beat();
    }

    /**
     * Records until when a cloud counts as working if it is not polled again.
     *
     * @param deadline on the monotonic clock; empty before the first poll
     */
    public synchronized void cloudWorksUntil(String cloud, Optional<Duration> deadline) {
        if (!deadline.equals(deadlines.put(cloud, deadline))) {
            beat();
        }
    }

    /** What does not work, as a sentence; empty if the bridge works. */
    public synchronized Optional<String> problem() {
        if (!brokerConnected) {
            return Optional.of("There is no connection to the broker.");
        }
        if (deadlines.isEmpty()) {
            return Optional.of("No cloud has been polled yet.");
        }
        Duration now = monotonic.elapsed();
        return deadlines.entrySet().stream()
                .filter(each -> each.getValue()
                        .filter(deadline -> deadline.compareTo(now) >= 0)
                        .isEmpty())
                .map(each -> each.getValue().isEmpty()
                        ? "Cloud " + each.getKey() + " has not been polled yet."
                        : "Cloud " + each.getKey() + " has not been polled for more than two intervals.")
                .findFirst();
    }

    private void beat() {
        if (problem().isEmpty()) {
            state.heartbeat().beat(clock.instant());
        }
    }
}
