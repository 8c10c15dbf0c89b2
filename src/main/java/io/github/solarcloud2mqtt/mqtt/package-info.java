/** The message bus: messages, limits of their topics and payloads, the broker's URL and settings. Uses secret. */
@NullMarked
package io.github.solarcloud2mqtt.mqtt;

import org.jspecify.annotations.NullMarked;
