/**
 * Reads HOCON files and environment variables and collects every error with its file, line and key. Uses
 * config.value and secret.
 */
@NullMarked
package io.github.solarcloud2mqtt.config.hocon;

import org.jspecify.annotations.NullMarked;
