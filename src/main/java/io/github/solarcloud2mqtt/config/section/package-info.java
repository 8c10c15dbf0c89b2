/**
 * One reader for each section of the configuration file. Uses config, config.hocon, config.value, plant, cloud,
 * topics, homeassistant, mqtt and secret.
 */
@NullMarked
package io.github.solarcloud2mqtt.config.section;

import org.jspecify.annotations.NullMarked;
