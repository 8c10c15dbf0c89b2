package io.github.solarcloud2mqtt.plant;

/**
 * A kind of device as the vendor counts them, such as hybrid inverter or meter.
 *
 * @param id the vendor's code, for example {@code 14} or {@code min}
 * @param name its name in English
 */
public record DeviceType(String id, String name) {}
