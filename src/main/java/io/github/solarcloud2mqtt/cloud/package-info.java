/**
 * What a cloud of any vendor can do, how a call can fail and how a repeated failure is logged, and how many calls an account
 * may make. Uses cloud.series, plant, state and time.
 */
@NullMarked
package io.github.solarcloud2mqtt.cloud;

import org.jspecify.annotations.NullMarked;
