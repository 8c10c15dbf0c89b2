/**
 * Growatt OpenAPI: converts the responses of its two versions into the model. Uses plant, cloud, cloud.http,
 * cloud.growatt.api, cloud.growatt.cache, secret, state and time.
 */
@NullMarked
package io.github.solarcloud2mqtt.cloud.growatt;

import org.jspecify.annotations.NullMarked;
