/**
 * One connection to the broker at a time: what the broker retains compared with what it should, requests received over
 * MQTT, and the cleaning up of earlier runs. May use plant, topics, homeassistant, publish, mqtt, state, time and scope.
 */
@NullMarked
package io.github.solarcloud2mqtt.publish.session;

import org.jspecify.annotations.NullMarked;
