/**
 * The message bus on Eclipse Paho: connects, sends, receives, and explains why a connection fails. Uses mqtt, secret,
 * time and text.
 */
@NullMarked
package io.github.solarcloud2mqtt.mqtt.paho;

import org.jspecify.annotations.NullMarked;
