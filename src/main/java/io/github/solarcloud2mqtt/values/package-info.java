/**
 * From a reading to the values that are published: units, time zones, counter guards, availability. May use plant,
 * catalog, state and scope.
 */
@NullMarked
package io.github.solarcloud2mqtt.values;

import org.jspecify.annotations.NullMarked;
