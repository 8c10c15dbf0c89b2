/** Reads the sections of the configuration file into settings. May use config and what config may use. */
@NullMarked
package io.github.solarcloud2mqtt.config.section;

import org.jspecify.annotations.NullMarked;
