/** Tests of the connection to the broker, with real brokers and without. */
@NullMarked
package io.github.solarcloud2mqtt.mqtt;

import org.jspecify.annotations.NullMarked;
