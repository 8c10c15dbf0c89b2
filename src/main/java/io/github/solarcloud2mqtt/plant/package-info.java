/**
 * The model: plants, devices, measuring points, readings, faults, units. Immutable records without I/O, whose texts are
 * cleaned. Uses no other package.
 */
@NullMarked
package io.github.solarcloud2mqtt.plant;

import org.jspecify.annotations.NullMarked;
