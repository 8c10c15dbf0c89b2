/**
 * The plants and devices of the simulated iSolarCloud account. Uses simulator.isolarcloud.protocol, simulator.home
 * and simulator.points.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import org.jspecify.annotations.NullMarked;
