/**
 * Converts readings into published values: keys, units, time stamps, availability. Uses plant, catalog,
 * values.guard and scope.
 */
@NullMarked
package io.github.solarcloud2mqtt.values;

import org.jspecify.annotations.NullMarked;
