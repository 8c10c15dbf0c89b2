package io.github.solarcloud2mqtt.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The health of one cloud, as published in {@code bridge/health}.
 *
 * @param state {@code starting}, {@code ok}, {@code rejected}, {@code quota}, {@code not_allowed}, {@code malformed},
 *     {@code unreachable} or {@code no_plants}
 * @param polls when the cloud is polled
 * @param dataAge time since the newest data was measured; empty before there is any
 * @param calls calls made and left
 * @param problems what does not work
 */
public record CloudHealth(String state, Polls polls, Optional<Duration> dataAge, Calls calls, Problems problems) {

    /**
     * When a cloud is polled.
     *
     * @param last the last poll; empty before the first
     * @param next the next poll
     * @param interval the time between two polls
     */
    public record Polls(Optional<Instant> last, Instant next, Duration interval) {}

    /**
     * The calls of an account.
     *
     * @param madeToday calls made today
     * @param left calls that may still be made; empty if there is no known limit
     */
    public record Calls(long madeToday, OptionalLong left) {}

    /**
     * What does not work.
     *
     * @param malformedResponses the number of unreadable responses since the start
     * @param note why the interval is longer than configured, or which part of the cloud is left out
     * @param lastError the last failure, if it is not over
     */
    public record Problems(long malformedResponses, Optional<String> note, Optional<String> lastError) {}
}
