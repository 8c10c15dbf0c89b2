/**
 * The endpoints of the simulated Growatt OpenAPI. Uses simulator.growatt.plant, simulator.growatt.protocol,
 * simulator.home, simulator.home.energy, simulator.home.fault, simulator.http, simulator.points.generator and
 * simulator.points.table.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import org.jspecify.annotations.NullMarked;
