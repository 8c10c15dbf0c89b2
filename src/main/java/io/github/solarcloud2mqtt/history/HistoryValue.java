package io.github.solarcloud2mqtt.history;

import io.github.solarcloud2mqtt.plant.PointValue;
import java.time.OffsetDateTime;

/**
 * A past value.
 *
 * @param time with the offset of the plant
 * @param plant the plant's id
 * @param device the device's id
 * @param point the point's key
 * @param value the value
 * @param unit its unit, empty for none
 */
public record HistoryValue(
        OffsetDateTime time, String plant, String device, String point, PointValue value, String unit) {}
