package io.github.solarcloud2mqtt.simulator.http;

import java.time.Instant;

/**
 * A call that the simulated cloud received.
 *
 * @param time when
 * @param endpoint the last part of the path, such as {@code getDeviceList}
 * @param outcome the result code, or {@code HTTP} and the status if there was no code
 */
public record RecordedCall(Instant time, String endpoint, String outcome) {}
