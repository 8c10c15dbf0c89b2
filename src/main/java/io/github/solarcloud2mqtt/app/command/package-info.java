/** The commands of the command line. Uses all packages. */
@NullMarked
package io.github.solarcloud2mqtt.app.command;

import org.jspecify.annotations.NullMarked;
