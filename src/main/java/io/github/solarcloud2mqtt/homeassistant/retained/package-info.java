/**
 * Reads retained discovery messages: which belong to this bridge, and which other bridges announce the same devices.
 * Uses topics, homeassistant and homeassistant.entity.
 */
@NullMarked
package io.github.solarcloud2mqtt.homeassistant.retained;

import org.jspecify.annotations.NullMarked;
