/** Parameters, versions, validation and errors of the simulated Growatt OpenAPI. Uses simulator.http. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.growatt.protocol;

import org.jspecify.annotations.NullMarked;
