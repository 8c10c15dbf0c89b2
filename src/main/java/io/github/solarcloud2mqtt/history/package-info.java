/**
 * Past values: which calls are made, within which share of the quota, and what the values become. Uses plant, cloud,
 * cloud.series, catalog and time.
 */
@NullMarked
package io.github.solarcloud2mqtt.history;

import org.jspecify.annotations.NullMarked;
