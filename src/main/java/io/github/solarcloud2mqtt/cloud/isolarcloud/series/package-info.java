/** Series of past values of iSolarCloud. Uses plant, cloud, cloud.series, cloud.http and cloud.isolarcloud.api. */
@NullMarked
package io.github.solarcloud2mqtt.cloud.isolarcloud.series;

import org.jspecify.annotations.NullMarked;
