package io.github.solarcloud2mqtt.config;

/**
 * The units values are published in.
 *
 * @param energy for energy
 * @param power for power
 */
public record ConfiguredUnits(ConfiguredEnergyUnit energy, ConfiguredPowerUnit power) {}
