/** The measuring points of simulated iSolarCloud devices, calculated from a simulated home. Uses simulator.home. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.points;

import org.jspecify.annotations.NullMarked;
