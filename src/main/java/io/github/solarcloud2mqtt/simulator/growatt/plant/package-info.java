/**
 * The plants and devices of the simulated Growatt account. Uses simulator.growatt.protocol, simulator.home and
 * simulator.points.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.growatt.plant;

import org.jspecify.annotations.NullMarked;
