/** The endpoints of the simulated Growatt OpenAPI. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import org.jspecify.annotations.NullMarked;
