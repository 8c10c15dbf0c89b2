/** What Home Assistant accepts for a sensor: device class, state class, unit, display precision. Uses plant. */
@NullMarked
package io.github.solarcloud2mqtt.homeassistant.sensor;

import org.jspecify.annotations.NullMarked;
