/**
 * Growatt OpenAPI: from the responses of its two versions to the model. May use plant, cloud, cloud.http, secret,
 * state and time.
 */
@NullMarked
package io.github.solarcloud2mqtt.cloud.growatt;

import org.jspecify.annotations.NullMarked;
