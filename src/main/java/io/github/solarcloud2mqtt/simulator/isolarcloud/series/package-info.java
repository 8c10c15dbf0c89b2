/**
 * Series of past values: {@code getDevicePointMinuteDataList} and its kin. Uses simulator.isolarcloud.endpoint,
 * simulator.isolarcloud.plant, simulator.isolarcloud.protocol, simulator.home and simulator.points.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud.series;

import org.jspecify.annotations.NullMarked;
