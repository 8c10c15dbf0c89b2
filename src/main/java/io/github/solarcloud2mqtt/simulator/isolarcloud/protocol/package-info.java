/** Envelope, parameters, encryption and errors of the simulated iSolarCloud. Uses simulator.http. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

import org.jspecify.annotations.NullMarked;
