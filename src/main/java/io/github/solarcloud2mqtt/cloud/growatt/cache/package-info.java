/** The response cache: no endpoint is asked twice for the same object within its interval. */
@NullMarked
package io.github.solarcloud2mqtt.cloud.growatt.cache;

import org.jspecify.annotations.NullMarked;
