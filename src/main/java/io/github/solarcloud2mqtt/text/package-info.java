/** Makes foreign texts safe for one line of a terminal or a log. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.text;

import org.jspecify.annotations.NullMarked;
