package io.github.solarcloud2mqtt.simulator.http;

import java.time.Instant;

/**
 * A violation of the rules of the simulated cloud.
 *
 * @param time of the call
 * @param endpoint of the call
 * @param what a description
 */
public record Violation(Instant time, String endpoint, String what) {}
