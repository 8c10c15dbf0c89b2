/** The forms in which past values are written, and the file that a later run continues. Uses history and plant. */
@NullMarked
package io.github.solarcloud2mqtt.history.format;

import org.jspecify.annotations.NullMarked;
