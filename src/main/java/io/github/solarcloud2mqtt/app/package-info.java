/** The main class. */
@NullMarked
package io.github.solarcloud2mqtt.app;

import org.jspecify.annotations.NullMarked;
