/**
 * What the broker should hold, compared with what it holds; requests received over MQTT; the bridge's own status. May
 * use plant, topics, homeassistant, mqtt, state and time.
 */
@NullMarked
package io.github.solarcloud2mqtt.publish;

import org.jspecify.annotations.NullMarked;
