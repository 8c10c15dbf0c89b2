/**
 * One connection to the broker: compares what the broker retains with what it should retain, answers requests, removes
 * topics of earlier runs. Uses topics, homeassistant, homeassistant.retained, publish, mqtt, state, time and scope.
 */
@NullMarked
package io.github.solarcloud2mqtt.publish.session;

import org.jspecify.annotations.NullMarked;
