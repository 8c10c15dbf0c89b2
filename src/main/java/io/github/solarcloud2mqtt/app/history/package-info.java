/** Past values on the command line. */
@NullMarked
package io.github.solarcloud2mqtt.app.history;

import org.jspecify.annotations.NullMarked;
