/** Series of past values of Growatt. Uses plant, cloud, cloud.series, cloud.http, cloud.growatt.api and state. */
@NullMarked
package io.github.solarcloud2mqtt.cloud.growatt.series;

import org.jspecify.annotations.NullMarked;
