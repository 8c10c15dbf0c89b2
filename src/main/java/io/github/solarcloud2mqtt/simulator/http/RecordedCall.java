package io.github.solarcloud2mqtt.simulator.http;

import java.time.Instant;

/**
 * A call the simulated cloud got.
 *
 * @param time when
 * @param endpoint the last part of the path, such as {@code getDeviceList}
 * @param outcome the result code, or {@code HTTP} and the status where there was none
 */
public record RecordedCall(Instant time, String endpoint, String outcome) {}
