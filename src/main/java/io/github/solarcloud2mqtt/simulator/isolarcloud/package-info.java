/** A simulated iSolarCloud for the demo and the tests. Uses simulator.home, .http and .points. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud;

import org.jspecify.annotations.NullMarked;
