/** Home Assistant's MQTT discovery messages. May use plant, catalog and topics. */
@NullMarked
package io.github.solarcloud2mqtt.homeassistant;

import org.jspecify.annotations.NullMarked;
