package io.github.solarcloud2mqtt.cloud;

import io.github.solarcloud2mqtt.time.MonotonicClock;
import io.github.solarcloud2mqtt.time.Sleeper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pacers of all accounts: accounts with the same application key share one, because they share a bucket. Thread-safe. */
@Singleton
public final class CallPacers {

    private final MonotonicClock clock;
    private final Sleeper sleeper;
    private final Map<String, CallPacer> pacers = new ConcurrentHashMap<>();

    @Inject
    public CallPacers(MonotonicClock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * The pacer of an application.
     *
     * @param application identifies gateway and application without a secret
     */
    public CallPacer of(String application) {
        return pacers.computeIfAbsent(application, unknown -> new CallPacer(clock, sleeper));
    }
}
