package io.github.solarcloud2mqtt.cloud;

/**
 * Something that is said of a device and hardly ever changes, such as the capacity of its battery.
 *
 * @param point what it is
 * @param value the raw text
 */
public record DeviceProperty(OfferedPoint point, String value) {}
