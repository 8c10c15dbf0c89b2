package io.github.solarcloud2mqtt.simulator.growatt.plant;

/**
 * A device of an account.
 *
 * @param serial its serial number
 * @param kind its kind
 * @param id its number in version 1
 */
public record GrowattDevice(String serial, DeviceKind kind, int id) {}
