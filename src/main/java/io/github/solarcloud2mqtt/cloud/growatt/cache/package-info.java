/**
 * The response cache of Growatt: calls no endpoint twice for the same object within its minimum interval. Uses
 * cloud, cloud.http, cloud.growatt.api, state and time.
 */
@NullMarked
package io.github.solarcloud2mqtt.cloud.growatt.cache;

import org.jspecify.annotations.NullMarked;
