package io.github.solarcloud2mqtt.simulator.growatt.plant;

/**
 * A device of an account.
 *
 * @param serial its serial number
 * @param kind what it is
 * @param id the number version 1 has for it
 */
public record GrowattDevice(String serial, DeviceKind kind, int id) {}
