/**
 * The demo: a simulated cloud and an MQTT broker in the same process. Uses simulator.home, simulator.http,
 * simulator.isolarcloud, simulator.isolarcloud.access, simulator.isolarcloud.protocol and simulator.growatt.
 */
@NullMarked
package io.github.solarcloud2mqtt.demo;

import org.jspecify.annotations.NullMarked;
