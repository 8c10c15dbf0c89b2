package io.github.solarcloud2mqtt.homeassistant.entity;

import io.github.solarcloud2mqtt.homeassistant.sensor.SensorAttributes;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;

/**
 * What Home Assistant knows of the sensor of a measuring point.
 *
 * @param uniqueId its id, which never changes
 * @param unit its unit in Home Assistant's spelling; empty for none
 */
public record AnnouncedSensor(String uniqueId, String unit) {
    /** The sensor of a point of a device. */
    public static AnnouncedSensor of(String vendor, String deviceId, MeasuringPoint point) {
        return new AnnouncedSensor(
                new EntityIds(vendor, deviceId).unique(EntityIds.ofPoint(point)), SensorAttributes.unit(point));
    }
}
