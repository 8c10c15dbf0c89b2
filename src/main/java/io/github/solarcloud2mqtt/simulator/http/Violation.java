package io.github.solarcloud2mqtt.simulator.http;

import java.time.Instant;

/**
 * Something a good client never does.
 *
 * @param time when it did
 * @param endpoint in which call
 * @param what in words
 */
public record Violation(Instant time, String endpoint, String what) {}
