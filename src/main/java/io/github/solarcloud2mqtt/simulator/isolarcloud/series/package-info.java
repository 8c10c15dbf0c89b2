/**
 * Series of past values: {@code getDevicePointMinuteDataList} and its kin. Uses simulator.isolarcloud.endpoint,
 * simulator.isolarcloud.plant, simulator.isolarcloud.protocol, simulator.home, simulator.points,
 * simulator.home.energy, simulator.points.generator and simulator.points.table.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud.series;

import org.jspecify.annotations.NullMarked;
