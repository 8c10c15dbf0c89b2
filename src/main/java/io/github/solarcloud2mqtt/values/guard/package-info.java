/** Guards of counters: what a reading may not be, and what confirms it. May use plant, state and scope. */
@NullMarked
package io.github.solarcloud2mqtt.values.guard;

import org.jspecify.annotations.NullMarked;
