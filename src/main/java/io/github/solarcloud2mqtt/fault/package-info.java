/** Faults and alarms as events, each published once, also across restarts. May use plant and state. */
@NullMarked
package io.github.solarcloud2mqtt.fault;

import org.jspecify.annotations.NullMarked;
