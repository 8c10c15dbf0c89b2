package io.github.solarcloud2mqtt.config;

import java.time.Duration;

/**
 * The server of a cloud.
 *
 * @param baseUrl its URL, {@code http} or {@code https}, without a slash at the end
 * @param timeout how long to wait for a response, 1 s to 5 min
 */
public record ServerSettings(String baseUrl, Duration timeout) {}
