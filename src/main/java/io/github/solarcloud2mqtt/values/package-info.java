/**
 * From a reading to the values that are published: time zones, counter guards, availability. May use plant, catalog
 * and state.
 */
@NullMarked
package io.github.solarcloud2mqtt.values;

import org.jspecify.annotations.NullMarked;
