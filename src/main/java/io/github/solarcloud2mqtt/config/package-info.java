/** The settings: typed, validated records. Uses plant, cloud, topics, homeassistant, mqtt and secret. */
@NullMarked
package io.github.solarcloud2mqtt.config;

import org.jspecify.annotations.NullMarked;
