/** Home Assistant's MQTT discovery messages. Uses plant, topics, homeassistant.sensor and homeassistant.entity. */
@NullMarked
package io.github.solarcloud2mqtt.homeassistant;

import org.jspecify.annotations.NullMarked;
