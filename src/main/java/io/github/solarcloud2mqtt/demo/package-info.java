/** The demo command: a simulated cloud and an MQTT broker in the same process. May use the simulators. */
@NullMarked
package io.github.solarcloud2mqtt.demo;

import org.jspecify.annotations.NullMarked;
