/** Home Assistant's MQTT discovery: one retained configuration message for each entity; see section 5 of the contract. */
@NullMarked
package io.github.solarcloud2mqtt.homeassistant;

import org.jspecify.annotations.NullMarked;
