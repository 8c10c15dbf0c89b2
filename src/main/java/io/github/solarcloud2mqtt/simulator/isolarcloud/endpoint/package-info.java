/** The endpoints of the simulated iSolarCloud. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint;

import org.jspecify.annotations.NullMarked;
