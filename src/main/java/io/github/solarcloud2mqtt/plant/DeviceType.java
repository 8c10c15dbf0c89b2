package io.github.solarcloud2mqtt.plant;

/**
 * A type of device in the vendor's numbering, such as hybrid inverter or meter.
 *
 * @param id the vendor's code, for example {@code 14} or {@code min}
 * @param name its name in English
 */
public record DeviceType(String id, String name) {
    public DeviceType {
        name = DisplayText.name(name, id);
    }
}
