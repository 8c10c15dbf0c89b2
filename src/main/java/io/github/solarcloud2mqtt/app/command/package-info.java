/** The commands of the command line. May use all packages. */
@NullMarked
package io.github.solarcloud2mqtt.app.command;

import org.jspecify.annotations.NullMarked;
