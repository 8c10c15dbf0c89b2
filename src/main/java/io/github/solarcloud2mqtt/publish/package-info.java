/**
 * What the broker should hold: values, availability, faults, discovery messages and the bridge's own status. May use plant,
 * topics, homeassistant, mqtt and scope.
 */
@NullMarked
package io.github.solarcloud2mqtt.publish;

import org.jspecify.annotations.NullMarked;
