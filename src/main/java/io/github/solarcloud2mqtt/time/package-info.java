/** Scheduling and back-off. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.time;

import org.jspecify.annotations.NullMarked;
