/**
 * The endpoints of the simulated Growatt OpenAPI. Uses simulator.growatt.plant, simulator.growatt.protocol,
 * simulator.home, simulator.http and simulator.points.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import org.jspecify.annotations.NullMarked;
