/** Waiting, as something that can be injected. */
@NullMarked
package io.github.solarcloud2mqtt.time;

import org.jspecify.annotations.NullMarked;
