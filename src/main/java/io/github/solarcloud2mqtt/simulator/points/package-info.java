/**
 * The measuring points of simulated iSolarCloud devices, calculated from a simulated home. Uses simulator.home,
 * simulator.home.energy, simulator.points.generator and simulator.points.table.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.points;

import org.jspecify.annotations.NullMarked;
