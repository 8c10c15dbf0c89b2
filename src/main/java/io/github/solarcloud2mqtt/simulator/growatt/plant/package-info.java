/** The plants and devices of the simulated Growatt account. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.growatt.plant;

import org.jspecify.annotations.NullMarked;
