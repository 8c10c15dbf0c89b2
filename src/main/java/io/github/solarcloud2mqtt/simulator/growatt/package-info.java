/** A simulated Growatt OpenAPI, versions 1 and 4, on the same simulated house as the other cloud. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.growatt;

import org.jspecify.annotations.NullMarked;
