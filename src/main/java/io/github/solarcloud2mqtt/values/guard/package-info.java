/**
 * Guards of counters: withhold implausible values until later readings confirm them. Uses plant, state and scope.
 */
@NullMarked
package io.github.solarcloud2mqtt.values.guard;

import org.jspecify.annotations.NullMarked;
