/** The message bus and its implementation on Eclipse Paho. Uses secret and time. */
@NullMarked
package io.github.solarcloud2mqtt.mqtt;

import org.jspecify.annotations.NullMarked;
