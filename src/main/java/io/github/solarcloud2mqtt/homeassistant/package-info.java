/** Home Assistant's MQTT discovery messages. May use plant, catalog, topics and homeassistant.sensor. */
@NullMarked
package io.github.solarcloud2mqtt.homeassistant;

import org.jspecify.annotations.NullMarked;
