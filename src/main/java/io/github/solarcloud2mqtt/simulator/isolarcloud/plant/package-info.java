/** The plants and devices of the simulated iSolarCloud account. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import org.jspecify.annotations.NullMarked;
