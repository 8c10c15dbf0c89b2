/**
 * Sungrow iSolarCloud: from the responses of its two API variants to the model. May use plant, cloud, cloud.http,
 * secret, state and time.
 */
@NullMarked
package io.github.solarcloud2mqtt.cloud.isolarcloud;

import org.jspecify.annotations.NullMarked;
