package io.github.solarcloud2mqtt.simulator.growatt;

/**
 * A device of an account.
 *
 * @param serial its serial number
 * @param kind what it is
 * @param id the number version 1 has for it
 */
record GrowattDevice(String serial, Kind kind, int id) {}
