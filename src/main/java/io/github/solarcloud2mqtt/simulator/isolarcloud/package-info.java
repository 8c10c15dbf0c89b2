/**
 * A simulated iSolarCloud for the demo and the tests. Uses simulator.isolarcloud.access,
 * simulator.isolarcloud.endpoint, simulator.isolarcloud.plant, simulator.isolarcloud.protocol,
 * simulator.isolarcloud.series, simulator.home, simulator.home.fault, simulator.http and simulator.points.table.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud;

import org.jspecify.annotations.NullMarked;
