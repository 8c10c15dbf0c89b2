/** The state directory: what survives a restart. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.state;

import org.jspecify.annotations.NullMarked;
