/**
 * Login, OAuth 2.0, quotas and request validation of the simulated iSolarCloud. Uses
 * simulator.isolarcloud.endpoint, simulator.isolarcloud.plant, simulator.isolarcloud.protocol and simulator.http.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.isolarcloud.access;

import org.jspecify.annotations.NullMarked;
