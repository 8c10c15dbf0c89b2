/**
 * Generates the values of measuring points in the format of iSolarCloud. Uses simulator.home and
 * simulator.home.energy.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.points.generator;

import org.jspecify.annotations.NullMarked;
