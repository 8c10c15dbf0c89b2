/** Tests of the broker settings and of the texts of MQTT, and a bus in memory for the tests of other packages. */
@NullMarked
package io.github.solarcloud2mqtt.mqtt;

import org.jspecify.annotations.NullMarked;
