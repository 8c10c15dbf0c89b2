/** Login, OAuth 2.0, quotas and request validation of the simulated iSolarCloud. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud.access;

import org.jspecify.annotations.NullMarked;
