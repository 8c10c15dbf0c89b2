package io.github.solarcloud2mqtt.plant;

/**
 * The units in which energy and power are published.
 *
 * @param energy the unit of every energy
 * @param power the unit of every active power; apparent and reactive power keep the unit of the catalogue
 */
public record UnitSettings(EnergyUnit energy, PowerUnit power) {}
