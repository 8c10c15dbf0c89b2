/** Faults and alarms as events, each published once, also across restarts. Uses plant, state and scope. */
@NullMarked
package io.github.solarcloud2mqtt.fault;

import org.jspecify.annotations.NullMarked;
