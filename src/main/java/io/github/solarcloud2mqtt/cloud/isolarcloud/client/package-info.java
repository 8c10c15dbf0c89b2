/**
 * Makes the calls to iSolarCloud: headers, session, retries, rate limits, error mapping. Uses cloud, cloud.http,
 * cloud.isolarcloud.api, cloud.isolarcloud.crypto, secret and time.
 */
@NullMarked
package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import org.jspecify.annotations.NullMarked;
