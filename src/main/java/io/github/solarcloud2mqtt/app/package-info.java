/** The program: its commands, its wiring, its beginning and its end. */
@NullMarked
package io.github.solarcloud2mqtt.app;

import org.jspecify.annotations.NullMarked;
