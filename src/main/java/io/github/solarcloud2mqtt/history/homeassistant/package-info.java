/**
 * Past values into Home Assistant's statistics: which hours are missing, and what is written there. Uses history,
 * history.homeassistant.api, homeassistant.entity, plant, cloud, cloud.series and time.
 */
@NullMarked
package io.github.solarcloud2mqtt.history.homeassistant;

import org.jspecify.annotations.NullMarked;
