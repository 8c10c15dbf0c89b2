/** Home Assistant's MQTT discovery messages. Uses plant, topics and homeassistant.sensor. */
@NullMarked
package io.github.solarcloud2mqtt.homeassistant;

import org.jspecify.annotations.NullMarked;
