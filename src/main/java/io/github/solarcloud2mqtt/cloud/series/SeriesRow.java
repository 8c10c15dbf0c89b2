package io.github.solarcloud2mqtt.cloud.series;

import io.github.solarcloud2mqtt.plant.RawValue;
import java.time.Instant;
import java.util.Map;

/**
 * The values of one device at one time.
 *
 * @param deviceId the device
 * @param time the instant of the values, or the beginning of the day, month or year in the zone of the query
 * @param values the value of each point that has one, by point id
 */
public record SeriesRow(String deviceId, Instant time, Map<String, RawValue> values) {
    public SeriesRow {
        values = Map.copyOf(values);
    }
}
