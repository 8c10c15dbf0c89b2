/**
 * The endpoints of the simulated iSolarCloud. Uses simulator.isolarcloud.plant, simulator.isolarcloud.protocol,
 * simulator.home, simulator.http and simulator.points.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import org.jspecify.annotations.NullMarked;
