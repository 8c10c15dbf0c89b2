/**
 * The entities of a device: their ids, names, availability and value templates. Uses plant, topics and
 * homeassistant.sensor.
 */
@NullMarked
package io.github.solarcloud2mqtt.homeassistant.entity;

import org.jspecify.annotations.NullMarked;
