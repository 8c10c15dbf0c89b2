/** Parsers of single configuration values. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.config.value;

import org.jspecify.annotations.NullMarked;
