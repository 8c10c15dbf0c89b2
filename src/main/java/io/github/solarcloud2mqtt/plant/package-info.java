/**
 * Plants, devices, measuring points, readings, faults and units: immutable records without I/O. Uses no other
 * package.
 */
@NullMarked
package io.github.solarcloud2mqtt.plant;

import org.jspecify.annotations.NullMarked;
