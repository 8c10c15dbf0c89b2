/**
 * Faults and alarms as events, each published once, also across restarts. Publishes through its own
 * {@link io.github.solarcloud2mqtt.fault.FaultEventChannel}. May use plant, state and scope.
 */
@NullMarked
package io.github.solarcloud2mqtt.fault;

import org.jspecify.annotations.NullMarked;
