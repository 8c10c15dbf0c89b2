/** Scheduler, back-off and scaled clock. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.time;

import org.jspecify.annotations.NullMarked;
