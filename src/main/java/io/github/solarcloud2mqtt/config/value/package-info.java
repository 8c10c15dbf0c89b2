/** Parsers for single configuration values. May use secret. */
@NullMarked
package io.github.solarcloud2mqtt.config.value;

import org.jspecify.annotations.NullMarked;
