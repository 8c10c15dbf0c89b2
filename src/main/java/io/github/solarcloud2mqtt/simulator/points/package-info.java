/** The measuring points of iSolarCloud devices, generated from a simulated home. Uses simulator.home. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.points;

import org.jspecify.annotations.NullMarked;
