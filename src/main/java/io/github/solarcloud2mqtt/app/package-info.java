/** The main class. Uses all packages. */
@NullMarked
package io.github.solarcloud2mqtt.app;

import org.jspecify.annotations.NullMarked;
