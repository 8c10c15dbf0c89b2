/**
 * Growatt OpenAPI: converts the responses of its two versions into the model. Uses plant, cloud, cloud.series,
 * cloud.http, cloud.growatt.api, cloud.growatt.cache, cloud.growatt.series, secret, state and time.
 */
@NullMarked
package io.github.solarcloud2mqtt.cloud.growatt;

import org.jspecify.annotations.NullMarked;
