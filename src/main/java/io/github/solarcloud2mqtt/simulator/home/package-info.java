/** Simulated plants: their devices, state, past and meter. Uses simulator.home.energy and simulator.home.fault. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.home;

import org.jspecify.annotations.NullMarked;
