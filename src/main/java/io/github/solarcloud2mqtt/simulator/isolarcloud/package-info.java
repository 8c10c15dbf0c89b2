/** A simulated iSolarCloud for the demo and the tests. Uses nothing of the bridge. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud;

import org.jspecify.annotations.NullMarked;
