/** Tests of the connection to the broker, with real and fake brokers. */
@NullMarked
package io.github.solarcloud2mqtt.mqtt.paho;

import org.jspecify.annotations.NullMarked;
