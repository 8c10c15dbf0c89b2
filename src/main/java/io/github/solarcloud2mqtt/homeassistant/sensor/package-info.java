/** What Home Assistant accepts for a sensor: device class, state class, unit, display precision. May use plant, catalog and topics. */
@NullMarked
package io.github.solarcloud2mqtt.homeassistant.sensor;

import org.jspecify.annotations.NullMarked;
