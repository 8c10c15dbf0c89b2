package io.github.solarcloud2mqtt.cloud;

/**
 * A property of a device that hardly ever changes, such as the capacity of its battery.
 *
 * @param point id, name and unit of the property
 * @param value the raw text
 */
public record DeviceProperty(OfferedPoint point, String value) {}
