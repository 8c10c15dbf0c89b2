package io.github.solarcloud2mqtt.cloud.growatt.series;

import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoint;

/**
 * Where v1 has the past readings of a device (Growatt OpenAPI v1, {@code tlx_data} and its kin).
 *
 * @param path the part of the path for its type
 * @param parameter the parameter for its serial number
 * @param endpoint with the interval of its type
 */
public record DeviceSeriesPath(String path, String parameter, GrowattEndpoint endpoint) {}
