/**
 * The plants and devices of the simulated iSolarCloud account. Uses simulator.isolarcloud.protocol, simulator.home,
 * simulator.home.energy, simulator.home.fault, simulator.points and simulator.points.generator.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import org.jspecify.annotations.NullMarked;
