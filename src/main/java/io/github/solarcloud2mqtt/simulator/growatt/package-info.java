/**
 * A simulated Growatt OpenAPI for the demo and the tests. Uses simulator.growatt.endpoint, simulator.growatt.plant,
 * simulator.growatt.protocol, simulator.home, simulator.home.fault and simulator.http.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.growatt;

import org.jspecify.annotations.NullMarked;
