/**
 * The plants and devices of the simulated Growatt account. Uses simulator.growatt.protocol, simulator.home,
 * simulator.home.energy, simulator.home.fault and simulator.points.generator.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.growatt.plant;

import org.jspecify.annotations.NullMarked;
