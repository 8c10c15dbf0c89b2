/**
 * Sungrow iSolarCloud: converts the responses of its two API variants into the model. Uses plant, cloud, cloud.series,
 * cloud.http, cloud.isolarcloud.api, cloud.isolarcloud.auth, cloud.isolarcloud.client, cloud.isolarcloud.series,
 * secret, time and state.
 */
@NullMarked
package io.github.solarcloud2mqtt.cloud.isolarcloud;

import org.jspecify.annotations.NullMarked;
