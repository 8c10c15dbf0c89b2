/** A simulated Growatt OpenAPI for the demo and the tests. Uses nothing of the bridge. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.growatt;

import org.jspecify.annotations.NullMarked;
