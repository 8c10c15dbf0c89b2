/** Tests of the connection to the broker, with real and fake brokers. */
@NullMarked
package io.github.solarcloud2mqtt.mqtt;

import org.jspecify.annotations.NullMarked;
