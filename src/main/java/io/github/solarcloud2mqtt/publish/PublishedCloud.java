package io.github.solarcloud2mqtt.publish;

/**
 * The properties of a cloud account that its published messages depend on.
 *
 * @param name its name in the configuration
 * @param vendor the vendor's short name, such as {@code isolarcloud}
 * @param watchesFaults whether its faults are read and published
 */
public record PublishedCloud(String name, String vendor, boolean watchesFaults) {}
