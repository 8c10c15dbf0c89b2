/**
 * The endpoints of the simulated iSolarCloud. Uses simulator.isolarcloud.plant, simulator.isolarcloud.protocol,
 * simulator.home, simulator.home.energy, simulator.home.fault, simulator.http, simulator.points,
 * simulator.points.generator and simulator.points.table.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import org.jspecify.annotations.NullMarked;
