package io.github.solarcloud2mqtt.plant;

/**
 * The units the owner wants to see.
 *
 * @param energy the unit of every energy
 * @param power the unit of every active power; apparent and reactive power keep theirs
 */
public record UnitSettings(EnergyUnit energy, PowerUnit power) {}
