/** The loop: finds devices, polls them, guards their counters, watches their faults and keeps the broker up to date. */
@NullMarked
package io.github.solarcloud2mqtt.bridge;

import org.jspecify.annotations.NullMarked;
