/** The checks of the command {@code check} and their report. */
@NullMarked
package io.github.solarcloud2mqtt.app.check;

import org.jspecify.annotations.NullMarked;
