/**
 * What reaches the terminal: the encoder of the log and the writer of the commands, which escape what is not
 * printable, and the message of a failed command. Uses text.
 */
@NullMarked
package io.github.solarcloud2mqtt.app.console;

import org.jspecify.annotations.NullMarked;
