/**
 * The meaning of a measuring point: key, name, unit, scale, kind, and which of a cloud's numbers are values. Read from
 * resource tables. May use plant.
 */
@NullMarked
package io.github.solarcloud2mqtt.catalog;

import org.jspecify.annotations.NullMarked;
