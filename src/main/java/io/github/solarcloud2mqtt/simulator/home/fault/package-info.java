/** The faults of a simulated home. Uses simulator.home.energy. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.home.fault;

import org.jspecify.annotations.NullMarked;
