/** The measuring points of the simulated devices, as the cloud lists and prints them. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.points;

import org.jspecify.annotations.NullMarked;
