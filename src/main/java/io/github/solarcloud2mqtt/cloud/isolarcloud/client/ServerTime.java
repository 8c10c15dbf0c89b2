package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The cloud's time: the time of this machine until {@link #set} is called. Thread-safe. */
public final class ServerTime implements InstantSource {

    private final InstantSource clock;
    private volatile Duration ahead = Duration.ZERO;

    public ServerTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead);
    }

    /**
     * Sets the cloud's current time.
     *
     * @return how far its clock is ahead of this machine's
     */
    public Duration set(Instant now) {
        ahead = Duration.between(clock.instant(), now);
        return ahead;
    }
}
