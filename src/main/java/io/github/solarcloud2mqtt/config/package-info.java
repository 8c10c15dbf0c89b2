/**
 * Typed, validated settings. May use config.hocon, config.value, secret, plant and the packages whose settings it
 * reads.
 */
@NullMarked
package io.github.solarcloud2mqtt.config;

import org.jspecify.annotations.NullMarked;
