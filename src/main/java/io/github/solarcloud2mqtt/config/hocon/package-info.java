/**
 * The engine that reads HOCON files and environment variables and reports every error with its place. May use
 * config.value and secret.
 */
@NullMarked
package io.github.solarcloud2mqtt.config.hocon;

import org.jspecify.annotations.NullMarked;
