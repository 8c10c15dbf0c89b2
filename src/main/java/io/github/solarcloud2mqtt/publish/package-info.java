/**
 * What the broker should retain: values, availability, faults, discovery messages and the bridge's own status. Uses
 * plant, topics, homeassistant, homeassistant.retained, mqtt, state, time and scope.
 */
@NullMarked
package io.github.solarcloud2mqtt.publish;

import org.jspecify.annotations.NullMarked;
