/**
 * Home Assistant's statistics through its WebSocket API. Uses secret.
 */
@NullMarked
package io.github.solarcloud2mqtt.history.homeassistant.api;

import org.jspecify.annotations.NullMarked;
