/** The program: its commands and how its parts are put together. */
@NullMarked
package io.github.solarcloud2mqtt.app;

import org.jspecify.annotations.NullMarked;
