/** The state directory: JSON files that survive a restart, file lock and heartbeat. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.state;

import org.jspecify.annotations.NullMarked;
